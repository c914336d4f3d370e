// From a key in the search box to the painted frame of its letter, and to that of what was found, with all content and ten
// thousand entries; the floor is a bare field in a bare window. Runs on a desktop; see scripts/bench.mjs.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { p95, row } from './rows.ts'
import { launcher, painted, rest } from './running.mjs'
import { keysOfBareField, typed } from './searching.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const data = join(work, 'journal')
const QUERIES = ['verdrietig', 'stilte', 'hoe help ik mijn vriend', 'ademne', 'ik wil niet meer', 'grenzen', 'xqzzkw']
/** How long the index may take: to be built, and to be there again. */
const BUILD_MS = 60_000
const READY_MS = 5000
/** A task that is longer keeps a key waiting for more than people notice (RAIL). */
const NOTICED_MS = 50

const floor = await keysOfBareField(launcher(work, executablePath), QUERIES)

const launch = () => _electron.launch({ executablePath, args: [root, '--no-sandbox', `--user-data-dir=${data}`] })
const first = await launch()
const built = await indexTime(first).finally(async () => {
  // What was built is written to disk.
  await rest()
  await first.close()
})
const running = await launch()
try {
  const ready = await indexTime(running)
  const page = await running.firstWindow()
  const { keys, found, blocked } = await typed(page, QUERIES)
  const entries = await page.evaluate(askForEntries, QUERIES)
  const longest = Math.max(0, ...blocked)
  writeFileSync(
    report,
    JSON.stringify([
      row(
        'find anything: key → its letter is painted, p95 (bare field)',
        { floor, luwte: keys, unit: 'ms', digits: 1, of: p95 },
        1.5,
      ),
      row(
        'find anything: key → what was found is painted, all content, p95 (what is noticed)',
        { floor: [NOTICED_MS], luwte: found, unit: 'ms', of: p95 },
        1,
      ),
      row(
        'longest block of the window while finding (what is noticed)',
        { floor: [NOTICED_MS], luwte: [longest], unit: 'ms' },
        1,
      ),
      row(
        'find in 10,000 entries: the answer of the journal, p95 (what is noticed)',
        { floor: [NOTICED_MS], luwte: entries, unit: 'ms', of: p95 },
        1,
      ),
      row('Ctrl+K → 10,000 entries are in the index, never before (a minute)', timed(BUILD_MS, built), 1),
      row('Ctrl+K → 10,000 entries are in the index, started anew (five seconds)', timed(READY_MS, ready), 1),
    ]),
  )
} finally {
  await running.close()
}

function timed(wanted, took) {
  return { floor: [wanted], luwte: [took], unit: 'ms' }
}

/** From the key that opens the box until the oldest entry of the journal is found. */
async function indexTime(app) {
  const page = await app.firstWindow()
  await painted(page)
  await rest()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  return page.evaluate(async () => {
    const begin = performance.now()
    for (;;) {
      const reply = await globalThis.luwte.call('search.records', { query: '"dag 0"', most: 1 })
      if (!reply.ok || reply.value.length > 0) return performance.now() - begin
    }
  })
}

/** In the window: how long the journal takes to answer, begun anew for every query as nobody types it. */
async function askForEntries(queries) {
  const took = []
  for (const query of queries) {
    const begin = performance.now()
    await globalThis.luwte.call('search.records', { query, most: 5 })
    took.push(performance.now() - begin)
  }
  return took
}
