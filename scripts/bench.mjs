// Times Luwte against floors on this machine: a bare Electron window, a bare tray icon, the raw system calls of a
// durable write. Prints one table and writes it to docs/benchmarks.md. Run on a machine that does nothing else.
import { spawnSync } from 'node:child_process'
import { cpus, totalmem, tmpdir } from 'node:os'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { aliases } from './lib/aliases.ts'
import { runOnDesktop } from './lib/desktop.mjs'
import { readyRuntime } from './lib/electron-runtime.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const runtime = readyRuntime()
const work = mkdtempSync(join(tmpdir(), 'luwte-bench-'))

try {
  const rows = [...(await startAndMemory()), ...(await durableSave()), ...(await findAnything())]
  const table = [
    '| what | floor | Luwte | ratio or difference | goal |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')
  console.log(`\n${table}\n`)
  const electron = versionOf(runtime.executable)
  writeFileSync(
    join(root, 'docs/benchmarks.md'),
    `# Benchmarks\n\nWritten by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Electron ${electron}, ` +
      `${String(cpus().length)} cores, ${String(Math.round(totalmem() / 2 ** 30))} GiB, virtual display. Medians; floor and Luwte in turn in one run.\n\n${table}\n`,
  )
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
  return [...(await onDesktop('windows')), ...(await onDesktop('reading'))]
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
  return JSON.parse(await inElectronsNode('save', join(work, 'saves')))
}

async function findAnything() {
  await inElectronsNode('find', join(work, 'journal'))
  return onDesktop('find')
}

/** Runs a TypeScript file of scripts/bench, which may use what main uses, on a folder. @returns what it prints. */
async function inElectronsNode(name, folder) {
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
  const run = spawnSync(runtime.executable, [join(work, `${name}/${name}.mjs`), folder], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout
}
