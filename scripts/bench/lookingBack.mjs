// Looking back at a journal of fifty years beside an empty one, plain and sealed: the first chart, and all fifty years in one.
// After scripts/bench/journal.mjs, so that what is worked out once has been. Runs on a desktop; see scripts/bench.mjs.
import { writeFileSync } from 'node:fs'
import { inBothWays, open, turns } from './fiftyYears.mjs'
import { row } from './rows.ts'
import { launcher, painted, rest } from './running.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const RUNS = turns(5)
const WANTED = { milliseconds: 300 }

const { on } = launcher(work, executablePath)

function measure(data, isSealed, isEmpty) {
  return on(root, data, async (running) => {
    const page = await running.firstWindow()
    await painted(page)
    await open(page, isSealed)
    await rest()
    const opens = await page.evaluate(openLookingBack)
    if (isEmpty) return { opens }
    // The charts below the first one come by themselves.
    await rest()
    return { opens, ...(await page.evaluate(chooseRanges)) }
  })
}

/** In the window: from the click to a painted frame with the days of this year, or with what an empty journal says. */
async function openLookingBack() {
  const begin = performance.now()
  document.querySelector('nav a[href="#/back"]').click()
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  while (!document.querySelector('.back svg[data-chart], .back section.card h2')) await frame()
  await frame()
  await frame()
  return performance.now() - begin
}

/** In the window: from the choice of days to a painted frame with their counts, of four weeks and of fifty years. */
async function chooseRanges() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const shown = () => document.querySelector('.range .sides h3')?.textContent
  const timed = async (choose) => {
    const before = shown()
    const begin = performance.now()
    choose()
    while (shown() === before || shown() === undefined) await frame()
    await frame()
    await frame()
    return performance.now() - begin
  }
  const radios = [...document.querySelectorAll('.range-choice input[type=radio]')]
  const weeks = await timed(() => radios[0].click())
  radios.at(-1).click()
  while (!document.querySelector('.range-choice input[type=date]')) await frame()
  const years = await timed(() => {
    const from = document.querySelector('.range-choice input[type=date]')
    from.value = `${String(new Date().getFullYear() - 50)}-01-01`
    from.dispatchEvent(new Event('input'))
  })
  return { weeks, years }
}

async function rowsOf({ isSealed, empty, full, inWords }) {
  await measure(full, isSealed, false)
  const taken = { empty: [], full: [] }
  for (let turn = 0; turn < RUNS; turn += 1) {
    taken.empty.push(await measure(empty, isSealed, true))
    taken.full.push(await measure(full, isSealed, false))
  }
  const all = (of, name) => of.map((one) => one[name])
  return [
    row(
      `looking back opens, first chart painted, with ${inWords} (an empty journal)`,
      { floor: all(taken.empty, 'opens'), luwte: all(taken.full, 'opens'), unit: 'ms' },
      WANTED,
    ),
    row(
      `looking back: fifty years are chosen → their charts are painted, with ${inWords} (four weeks)`,
      { floor: all(taken.full, 'weeks'), luwte: all(taken.full, 'years'), unit: 'ms' },
      WANTED,
    ),
  ]
}

writeFileSync(report, JSON.stringify(await inBothWays(work, rowsOf)))
