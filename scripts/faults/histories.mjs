// Plays histories of somebody's moments (sleep, clocks, crashes, full disks …) against the real core, and looks at every
// promise after every step.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { aliases } from '../lib/aliases.ts'
import { root } from './pages.mjs'
import { versions } from './tables.mjs'

const WORKERS = 2

/** @returns what was seen, and the histories that broke a promise. */
export async function histories(count, seed) {
  const work = mkdtempSync(join(tmpdir(), 'luwte-faults-'))
  try {
    await buildWorker(work)
    console.log(`${String(count)} histories, seed ${String(seed)} …`)
    const start = performance.now()
    const each = Math.ceil(count / WORKERS)
    const reports = await Promise.all(Array.from({ length: WORKERS }, (_, index) => play(work, each, seed + index)))
    const report = { ...sum(reports), seconds: Math.round((performance.now() - start) / 1000) }
    const { luwte, fastCheck, cores } = versions()
    return {
      said:
        `On ${new Date().toISOString().slice(0, 10)}: Luwte ${luwte}, Node ${process.versions.node}, fast-check ${fastCheck}, ` +
        `${String(WORKERS)} processes on ${cores} cores, seed ${String(seed)}.`,
      table: table(report),
      found: reports.map((one) => one.found).filter((one) => one !== null),
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function buildWorker(work) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: aliases },
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

function play(work, runs, from) {
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
