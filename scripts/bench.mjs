// Times Luwte against floors on this machine: a bare Electron window, a bare tray icon, the raw system calls of a
// durable write. Luwte and its floor take turns; the goals are ratios of the two. Prints the rows and puts them into the
// table of docs/benchmarks.md. Run on a machine that does nothing else.
import { spawnSync } from 'node:child_process'
import { cpus, totalmem, tmpdir } from 'node:os'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { linesOf, table, withNew } from './bench/rows.ts'
import { aliases } from './lib/aliases.ts'
import { runOnDesktop } from './lib/desktop.mjs'
import { readyRuntime } from './lib/electron-runtime.mjs'

const HELP = `usage: npm run bench [-- [part …] [--try count]]

Without a part all are measured, and the table in docs/benchmarks.md is made anew. With some, their rows are replaced.

  start   start, memory, rest, reading and writing
  save    durable writes and unlocking
  find    Find anything in ten thousand entries
  fifty   100,000 entries and as many check-ins of fifty years, plain and sealed

  --try count   so many entries in fifty years instead, each thing in them measured once, nothing put into the table
  --help        this`

const parts = { start: startAndMemory, save: durableSave, find: findAnything, fifty: fiftyYears }
const { values: given, positionals } = parseArgs({
  options: { try: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
})
const isWrong = !positionals.every((name) => Object.hasOwn(parts, name)) || !/^[1-9]\d*$/.test(given.try ?? '1')
if (given.help || isWrong) {
  console.log(HELP)
  process.exit(isWrong ? 1 : 0)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const runtime = readyRuntime()
const work = mkdtempSync(join(tmpdir(), 'luwte-bench-'))

try {
  const built = spawnSync('electron-vite', ['build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (built.status !== 0) throw new Error('Luwte could not be built')
  const names = Object.keys(parts).filter((name) => positionals.length === 0 || positionals.includes(name))
  const rows = []
  for (const name of names) rows.push(...(await parts[name]()))
  const lines = linesOf(rows, new Date().toISOString().slice(0, 10))
  console.log(`\n${table(lines)}\n`)
  if (given.try) console.log(`Only tried: with ${given.try} entries in fifty years, each thing in them measured once.`)
  else putIntoPage(lines)
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** What stands above the table and below it is written by hand. */
function putIntoPage(lines) {
  const page = join(root, 'docs/benchmarks.md')
  const words =
    `Electron ${versionOf(runtime.executable)}, ${String(cpus().length)} cores, ` +
    `${String(Math.round(totalmem() / 2 ** 30))} GiB, virtual display.`
  const kept = readFileSync(page, 'utf8').split(/^<!-- (?:table|end of table) -->$/m)
  const [before = '# Benchmarks\n\n', old = '', after = '\n'] = kept.length === 3 ? kept : []
  const text = table(positionals.length === 0 ? lines : withNew(old, lines))
  writeFileSync(page, `${before}<!-- table -->\n\n${words}\n\n${text}\n\n<!-- end of table -->${after}`)
}

function versionOf(executable) {
  const told = spawnSync(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  return told.stdout.trim()
}

async function startAndMemory() {
  return [...(await onDesktop('windows')), ...(await onDesktop('reading')), ...(await onDesktop('writing'))]
}

/** The rows that a script of scripts/bench reports from a desktop of its own. */
async function onDesktop(name) {
  const report = join(work, `${name}.json`)
  const script = join(root, `scripts/bench/${name}.mjs`)
  const command = ['node', script, root, runtime.executable, work, report]
  const code = await runOnDesktop(command, { env: given.try ? { LUWTE_BENCH_ONCE: '1' } : {} })
  // What was made for it is taken away.
  if (code !== 0) throw new Error(`scripts/bench/${name}.mjs ended with ${String(code)}`)
  return JSON.parse(readFileSync(report, 'utf8'))
}

async function durableSave() {
  return JSON.parse(
    await inElectronsNode('save', join(work, 'saves'), pathToFileURL(join(root, 'out/main/argon2Worker.js')).href),
  )
}

async function findAnything() {
  await inElectronsNode('find', join(work, 'journal'))
  return onDesktop('find')
}

/** Entries and check-ins of fifty years, a hundred thousand of each, beside a journal with nothing in it. */
async function fiftyYears() {
  const worker = pathToFileURL(join(root, 'out/main/argon2Worker.js')).href
  for (const how of ['plain', 'sealed'])
    for (const [name, count] of Object.entries({ empty: '0', full: given.try ?? '100000' }))
      await inElectronsNode('journalVault', join(work, `journal-${how}-${name}`), count, how, worker)
  // In this order: what the first works out once, the others find.
  return [...(await onDesktop('journal')), ...(await onDesktop('lookingBack')), ...(await onDesktop('journalIndex'))]
}

/** Runs a TypeScript file of scripts/bench, which may use what main uses. @returns what it prints. */
async function inElectronsNode(name, ...given) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: aliases },
    build: {
      ssr: join(root, `scripts/bench/${name}.ts`),
      outDir: join(work, name),
      emptyOutDir: true,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
    ssr: { noExternal: true },
  })
  const run = spawnSync(runtime.executable, [join(work, `${name}/${name}.mjs`), ...given], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout
}
