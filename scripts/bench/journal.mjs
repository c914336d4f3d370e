// A journal of fifty years beside an empty one, plain and sealed: start, opening the journal, and memory with it open. In turn, each
// after one start that is not measured, in which what is worked out once is worked out. Runs on a desktop; see scripts/bench.mjs.
import { writeFileSync } from 'node:fs'
import { inBothWays, open, turns } from './fiftyYears.mjs'
import { row } from './rows.ts'
import { launcher, painted, rest, settledMemory } from './running.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const RUNS = turns(5)

const { on } = launcher(work, executablePath)

async function measure(data, isSealed) {
  const begin = performance.now()
  return on(root, data, async (running) => {
    const page = await running.firstWindow()
    await painted(page)
    const start = performance.now() - begin
    await open(page, isSealed)
    await rest()
    const opens = await page.evaluate(openJournal)
    return { start, opens, memory: await settledMemory(data) }
  })
}

/** In the window: from the click to a painted frame with the first lines, or with what an empty journal says. */
async function openJournal() {
  const begin = performance.now()
  document.querySelector('nav a[href="#/journal"]').click()
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  while (!document.querySelector('[data-item], .journal .empty')) await frame()
  await frame()
  await frame()
  return performance.now() - begin
}

async function rowsOf({ isSealed, empty, full, inWords }) {
  await measure(empty, isSealed)
  await measureWhole(full, isSealed)
  const taken = { empty: [], full: [] }
  for (let turn = 0; turn < RUNS; turn += 1) {
    taken.empty.push(await measure(empty, isSealed))
    taken.full.push(await measure(full, isSealed))
  }
  const both = (name, unit) => ({
    floor: taken.empty.map((one) => one[name]),
    luwte: taken.full.map((one) => one[name]),
    unit,
  })
  return [
    row(`start with ${inWords} (an empty vault)`, both('start', 'ms'), 1.05),
    row(`the journal opens, first lines painted, with ${inWords} (an empty journal)`, both('opens', 'ms'), 1.5),
    row(`memory, the journal open, with ${inWords} (an empty vault)`, both('memory', 'MiB'), 1.15),
  ]
}

/** The first time: until every month is known. */
function measureWhole(data, isSealed) {
  return on(root, data, async (running) => {
    const page = await running.firstWindow()
    await painted(page)
    await open(page, isSealed)
    await page.locator('nav a[href="#/journal"]').click()
    await page.locator('[data-item]').first().waitFor()
    await page.evaluate(async () => {
      const isWhole = async () => {
        const { value } = await globalThis.luwte.call('entries.months', { filter: {}, arrivals: false })
        return value.isWhole
      }
      while (!(await isWhole()));
    })
  })
}

writeFileSync(report, JSON.stringify(await inBothWays(work, rowsOf)))
