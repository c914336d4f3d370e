// Times Luwte against floors on this machine: a bare Electron window, a bare tray icon, the raw system calls of a
// durable write. Prints one table and writes it to docs/benchmarks.md. Run on a machine that does nothing else.
import { spawnSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { runOnDesktop } from './lib/desktop.mjs'
import { readyRuntime } from './lib/electron-runtime.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const runtime = readyRuntime()
const work = mkdtempSync(join(tmpdir(), 'luwte-bench-'))

try {
  const rows = [...(await startAndMemory()), ...(await durableSave())]
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
  const report = join(work, 'windows.json')
  const code = await runOnDesktop([
    'node',
    join(root, 'scripts/bench/windows.mjs'),
    root,
    runtime.executable,
    work,
    report,
  ])
  if (code !== 0) process.exit(code)
  return JSON.parse(readFileSync(report, 'utf8'))
}

async function durableSave() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
    build: {
      ssr: join(root, 'scripts/bench/save.ts'),
      outDir: join(work, 'save'),
      emptyOutDir: true,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'save.mjs' } },
    },
    ssr: { noExternal: true },
  })
  const run = spawnSync(runtime.executable, [join(work, 'save/save.mjs'), join(work, 'saves')], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}
