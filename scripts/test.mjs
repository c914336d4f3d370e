// Every check in one go: types, lint, unit, component and end-to-end tests, the last on a desktop without a screen.
// Closes with one line, `N passed, N failed`, over all of them; types, lint and arrows count as one each.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runOnDesktop } from './lib/desktop.mjs'
import { readyRuntime } from './lib/electron-runtime.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const withEndToEnd = !process.argv.includes('--without-e2e')
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: readyRuntime().folder }

let passed = 0
let failed = 0
/** What went wrong, told once more at the end: a long output is often cut. */
const failures = []

await Promise.all([
  check('types', ['node', 'scripts/types.mjs']),
  check('lint', ['npm', 'run', '--silent', 'lint']).then(() => check('arrows', ['npm', 'run', '--silent', 'arrows'])),
])
await vitest(['unit', 'component'], run)
if (withEndToEnd && (await check('build', ['electron-vite', 'build', '--logLevel', 'warn'])))
  await vitest(['e2e'], (command) => runOnDesktop(command, { env, cwd: root }))

if (failures.length > 0) console.log(`\n— what failed\n${failures.join('\n\n')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

async function check(name, command) {
  const { code, said } = await quietly(command)
  console.log(`\n— ${name}\n${said}`)
  const isGood = code === 0
  if (isGood) passed += 1
  else {
    failed += 1
    failures.push(name)
  }
  return isGood
}

/** Runs some of the projects of vitest.config.ts and adds up what they report. */
async function vitest(projects, runner) {
  console.log(`\n— ${projects.join(' and ')} tests`)
  const report = join(results, `${projects.join('-')}.json`)
  const code = await runner([
    'vitest',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  try {
    const told = JSON.parse(readFileSync(report, 'utf8'))
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = told
    // A skipped test has shown nothing, so it counts as a failed one.
    const notGood = numFailedTests + numPendingTests + numTodoTests
    passed += numPassedTests
    // A file that does not even load tells of no test; it counts as one that failed.
    const notLoaded = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    failed += code === 0 ? notGood : Math.max(1, notGood + notLoaded)
    failures.push(...testResults.flatMap(failuresOf))
  } catch {
    failures.push(`${projects.join(' and ')}: no report was written`)
    failed += 1
  }
}

/** Each test of a file that did not pass, with the first lines of why; or the file, where none of it ran. */
function failuresOf({ name, status, message, assertionResults }) {
  const why = (text) => text.split('\n').slice(0, 12).join('\n')
  if (status === 'failed' && assertionResults.length === 0) return [`${name}\n${why(message)}`]
  return assertionResults
    .filter((test) => test.status !== 'passed')
    .map((test) => `${name}: ${test.fullName} (${test.status})\n${why(test.failureMessages.join('\n'))}`)
}

function run(command) {
  const child = start(command, 'inherit')
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)))
}

/** For what runs beside something else: what it says is kept together. */
function quietly(command) {
  const child = start(command, ['ignore', 'pipe', 'pipe'])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? 1, said })))
}

function start([program, ...args], stdio) {
  return spawn(program, args, { cwd: root, env, stdio, shell: process.platform === 'win32' })
}
