// Plays twenty thousand histories of somebody's moments (sleep, clocks, crashes, full disks …) against the real core and
// looks at every promise after every step. Prints what it saw and writes it to docs/RELIABILITY.md.
// `npm run faults -- 2000 7` plays two thousand with seed 7.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const WORKERS = 2
const [histories = 20_000, seed = Math.floor(Date.now() / 1000)] = process.argv.slice(2).map(Number)

const root = fileURLToPath(new URL('..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'luwte-faults-'))
const page = join(root, 'docs/RELIABILITY.md')
const BEGIN = '<!-- written by npm run faults -->'
const END = '<!-- end -->'

try {
  await buildWorker()
  console.log(`${String(histories)} histories, seed ${String(seed)} …`)
  const start = performance.now()
  const each = Math.ceil(histories / WORKERS)
  const reports = await Promise.all(Array.from({ length: WORKERS }, (_, index) => play(each, seed + index)))
  const report = { ...sum(reports), seconds: Math.round((performance.now() - start) / 1000) }
  const found = reports.map((one) => one.found).filter((one) => one !== null)
  console.log(`\n${table(report)}\n`)
  if (found.length > 0) {
    console.log(found.join('\n\n'))
    process.exitCode = 1
  } else writeDown(report)
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function buildWorker() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
    build: {
      ssr: join(root, 'tests/histories/worker.ts'),
      outDir: work,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
    ssr: { noExternal: true },
  })
}

function play(runs, from) {
  const child = spawn('node', [join(work, 'worker.mjs'), String(runs), String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.on('data', (bytes) => (told += String(bytes)))
  return new Promise((done, fail) => {
    child.on('close', (code) => {
      if (code === 0) done(JSON.parse(told))
      else fail(new Error(`a worker ended with ${String(code)}`))
    })
  })
}

function sum(reports) {
  const added = (name) => {
    const all = {}
    for (const report of reports)
      for (const [key, times] of Object.entries(report[name])) all[key] = (all[key] ?? 0) + times
    return all
  }
  return { tally: added('tally'), looked: added('looked') }
}

function table({ tally, looked, seconds }) {
  const row = (name, figure) => `| ${name} | ${figure.toLocaleString('en')} |`
  const part = (heading, rows) => [`| ${heading} | |`, '|---|--:|', ...rows].join('\n')
  const played = [
    row('histories', tally.histories),
    row('steps', tally.steps),
    row('moments shown', tally.shown),
    row('times held back', tally.held),
    row('passed without an answer', tally.passed),
    row('put off', tally.later),
    row('let go unseen or taken back', tally.dropped),
    row('answered', tally.answered),
    row('crashes', tally.crashes),
    row('seconds', seconds),
  ]
  const promises = Object.entries(looked).map(([name, times]) => row(name, times))
  return `${part('played', played)}\n\n${part('a moment … (times looked at, none broken)', promises)}`
}

function writeDown(report) {
  const text = readFileSync(page, 'utf8')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const fastCheck = JSON.parse(readFileSync(join(root, 'node_modules/fast-check/package.json'), 'utf8')).version
  const told =
    `On ${new Date().toISOString().slice(0, 10)}: Luwte ${version}, Node ${process.versions.node}, fast-check ${fastCheck}, ` +
    `${String(WORKERS)} processes on ${String(cpus().length)} cores, seed ${String(seed)}.`
  const [before] = text.split(BEGIN)
  const [, after = '\n'] = text.split(END)
  writeFileSync(page, `${before}${BEGIN}\n\n${told}\n\n${table(report)}\n\n${END}${after}`)
}
