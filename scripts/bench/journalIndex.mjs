// Find anything in a journal of fifty years, plain and sealed: the first building of its index and what that keeps waiting, the index
// after a new start, and from a key to what was found. After scripts/bench/journal.mjs. Runs on a desktop; see scripts/bench.mjs.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inBothWays, open, turns } from './fiftyYears.mjs'
import { p95, row } from './rows.ts'
import { launcher, painted, rest } from './running.mjs'
import { keysOfBareField, typed } from './searching.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const RUNS = turns(3)
/** Words of scripts/bench/seeded.ts: common and rare, the end of a long one, a phrase, one that is nowhere. */
const QUERIES = ['verdrietig', 'moe en stil', 'feest', 'wandelschoenen', '"de trein"', 'koffie zonder haast', 'xqzzkw']
/** How long the index may take: to be built, and to be there again. */
const BUILD_MS = 60_000
const READY_MS = 5000
/** What is longer keeps a key waiting for more than people notice (RAIL). */
const NOTICED = { milliseconds: 50 }

const apps = launcher(work, executablePath)
const floor = await keysOfBareField(apps, QUERIES)

/** From the key that opens the box until every month is in the index; a word is typed meanwhile. Then `next`. */
function withIndex(data, isSealed, next) {
  return apps.on(root, data, async (running) => {
    const page = await running.firstWindow()
    await painted(page)
    await open(page, isSealed)
    await rest()
    await page.evaluate(watchWindow)
    await running.evaluate(watchMain)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    const waiting = page.evaluate(waitForIndex)
    await page.keyboard.type('verdrietig', { delay: 120 })
    const took = await waiting
    const blocks = {
      main: await running.evaluate(() => globalThis.longestBlock()),
      window: await page.evaluate(() => globalThis.longestBlock()),
    }
    return { took, blocks, ...(await next(page)) }
  })
}

/** In the window: counting no words at all waits for all months. */
async function waitForIndex() {
  const begin = performance.now()
  const days = { from: '1900-01-01', to: '1900-01-01' }
  const reply = await globalThis.luwte.call('search.words', { days, most: 1 })
  if (!reply.ok) throw new Error(`no index: ${JSON.stringify(reply)}`)
  return performance.now() - begin
}

/** In the window. Chromium tells of tasks from 50 ms on. */
function watchWindow() {
  let longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask' })
  globalThis.longestBlock = () => longest
}

/** In the main process: how late a timer of a millisecond is. */
function watchMain() {
  const resolution = 1
  const delay = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution })
  delay.enable()
  globalThis.longestBlock = () => {
    delay.disable()
    return delay.max / 1e6 - resolution
  }
}

async function rowsOf({ isSealed, full, inWords }) {
  rmSync(join(full, 'cache/search'), { recursive: true, force: true })
  // What was built is written to disk.
  const built = await withIndex(full, isSealed, rest)
  const again = []
  for (let turn = 0; turn < RUNS; turn += 1) again.push(await withIndex(full, isSealed, () => undefined))
  const { keys, hits } = await withIndex(full, isSealed, (page) => typed(page, QUERIES))
  const once = (wanted, took) => ({ floor: [wanted], luwte: [took], unit: 'ms' })
  const noticed = (took) => once(NOTICED.milliseconds, took)
  const readyTook = again.map(({ took }) => took)
  return [
    row(
      `Ctrl+K → every month is in the index, never before, with ${inWords} (a minute)`,
      once(BUILD_MS, built.took),
      1,
    ),
    row(
      `longest block of main while the index is built, with ${inWords} (what is noticed)`,
      noticed(built.blocks.main),
      NOTICED,
    ),
    row(
      `longest block of the window while the index is built, with ${inWords} (what is noticed)`,
      noticed(built.blocks.window),
      NOTICED,
    ),
    row(
      `Ctrl+K → every month is in the index, started anew, with ${inWords} (five seconds)`,
      { floor: readyTook.map(() => READY_MS), luwte: readyTook, unit: 'ms' },
      1,
    ),
    row(
      `find in ${inWords}: key → its letter is painted, p95 (bare field)`,
      { floor, luwte: keys, unit: 'ms', digits: 1, of: p95 },
      1.5,
    ),
    row(
      `find in ${inWords}: key → what was found in the journal is painted, p95 (a letter in a bare field)`,
      { floor, luwte: hits, unit: 'ms', digits: 1, of: p95 },
      NOTICED,
    ),
  ]
}

writeFileSync(report, JSON.stringify(await inBothWays(work, rowsOf)))
