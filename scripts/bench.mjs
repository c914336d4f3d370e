// Times Luwte against floors on this machine: a bare Electron window, a bare tray icon, the raw system calls of a
// durable write. Luwte and its floor take turns; the goals are ratios of the two. Prints one table and puts it into
// docs/benchmarks.md. Run on a machine that does nothing else; it takes about a quarter of an hour.
import { spawnSync } from 'node:child_process'
import { cpus, totalmem, tmpdir } from 'node:os'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { table } from './bench/rows.ts'
import { aliases } from './lib/aliases.ts'
import { runOnDesktop } from './lib/desktop.mjs'
import { readyRuntime } from './lib/electron-runtime.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const runtime = readyRuntime()
const work = mkdtempSync(join(tmpdir(), 'luwte-bench-'))

try {
  const rows = [
    ...(await startAndMemory()),
    ...(await durableSave()),
    ...(await findAnything()),
    ...(await fiftyYears()),
  ]
  const text = table(rows)
  console.log(`\n${text}\n`)
  const electron = versionOf(runtime.executable)
  // What stands above the table and below it is written by hand.
  const page = join(root, 'docs/benchmarks.md')
  const words =
    `Measured on ${new Date().toISOString().slice(0, 10)}: Electron ${electron}, ${String(cpus().length)} cores, ` +
    `${String(Math.round(totalmem() / 2 ** 30))} GiB, virtual display.`
  const kept = readFileSync(page, 'utf8').split(/^<!-- (?:table|end of table) -->$/m)
  const [before = '# Benchmarks\n\n', , after = '\n'] = kept.length === 3 ? kept : []
  writeFileSync(page, `${before}<!-- table -->\n\n${words}\n\n${text}\n\n<!-- end of table -->${after}`)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function versionOf(executable) {
  const told = spawnSync(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  return told.stdout.trim()
}

async function startAndMemory() {
  const built = spawnSync('electron-vite', ['build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (built.status !== 0) process.exit(1)
  return [...(await onDesktop('windows')), ...(await onDesktop('reading')), ...(await onDesktop('writing'))]
}

/** The rows that a script of scripts/bench reports from a desktop of its own. */
async function onDesktop(name) {
  const report = join(work, `${name}.json`)
  const script = join(root, `scripts/bench/${name}.mjs`)
  const code = await runOnDesktop(['node', script, root, runtime.executable, work, report])
  if (code !== 0) process.exit(code)
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
    for (const [name, count] of Object.entries({ empty: '0', full: '100000' }))
      await inElectronsNode('journalVault', join(work, `journal-${how}-${name}`), count, how, worker)
  return onDesktop('journal')
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
