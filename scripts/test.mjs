// Every check in one go: types, lint, unit, component and end-to-end tests, the last on a desktop without a screen.
// Closes with one line, `N passed, N failed`, over all of them; types, lint and arrows count as one each.
import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
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

/** One file looks at every view and does nothing else, on a desktop of its own: it takes a quarter of the end-to-end tests. */
const VIEWS = 'tests/e2e/views.test.ts'

// What only reads the sources takes what the tests leave of the machine.
const ofSources = Promise.all([
  check('types', gently(['node', 'scripts/types.mjs'])),
  check('lint', gently(['npm', 'run', '--silent', 'lint'])).then(() =>
    check('arrows', gently(['npm', 'run', '--silent', 'arrows'])),
  ),
])
await vitest('unit and component', ['--project', 'unit', '--project', 'component'], run)
if (withEndToEnd && (await check('build', ['electron-vite', 'build', '--logLevel', 'warn']))) {
  const log = join(results, 'views.log')
  const inLog = ['ignore', openSync(log, 'w'), openSync(log, 'a')]
  await Promise.all([
    vitest('end-to-end', ['--project', 'e2e', '--exclude', VIEWS], (command) =>
      runOnDesktop(command, { env, cwd: root }),
    ),
    vitest('every view', ['--project', 'e2e', VIEWS], (command) =>
      runOnDesktop(command, { env, cwd: root, display: 199, stdio: inLog }),
    ),
  ])
  console.log(readFileSync(log, 'utf8'))
}
await ofSources

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

/** The same command, after everything else that runs. */
function gently(command) {
  return process.platform === 'win32' ? command : ['nice', '-n', '19', ...command]
}

/** Runs some of the tests and adds up what they report. @param {string[]} which as Vitest takes it. */
async function vitest(name, which, runner) {
  console.log(`\n— ${name} tests`)
  const report = join(results, `${name.replaceAll(' ', '-')}.json`)
  const code = await runner([
    'vitest',
    'run',
    ...which,
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
    failures.push(`${name}: no report was written`)
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
