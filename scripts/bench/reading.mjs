// From a click on a chapter to its text, and from F1 to Help now, painted, in a Luwte that is running. The floor is the same
// window, whose page gets the same HTML at once. Runs on a desktop; see scripts/bench.mjs.
import { writeFileSync } from 'node:fs'
import { row } from './rows.ts'
import { launcher, painted, rest } from './running.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const SETTLE_MS = 300
const RUNS = 3

const { run } = launcher(work, executablePath)

/**
 * In the page, so that the driver's own way there and back does not count: from the deed until a frame has what it leads
 * to, and the same for the bare HTML of that screen.
 */
const openAndFloor = (page, deed, sign) =>
  page.evaluate(
    async ([deed, sign]) => {
      const frame = () => new Promise(requestAnimationFrame)
      const painted = async (begin) => {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        return performance.now() - begin
      }
      await frame()
      const begin = performance.now()
      if (deed.link) document.querySelector(`a[href="#${deed.link}"]`).click()
      else window.dispatchEvent(new KeyboardEvent('keydown', { key: deed.key, cancelable: true }))
      while (!document.querySelector(sign)) await frame()
      const luwte = await painted(begin)

      const bare = document.createElement('div')
      bare.style.cssText = 'position: fixed; inset: 0; overflow: auto; z-index: 99'
      bare.innerHTML = document.querySelector('main').innerHTML
      await frame()
      const floorBegin = performance.now()
      document.body.append(bare)
      const floor = await painted(floorBegin)
      bare.remove()
      return { luwte, floor }
    },
    [deed, sign],
  )

const chapters = { floor: [], luwte: [] }
const help = { floor: [], luwte: [] }
const take = (into, { floor, luwte }) => {
  into.floor.push(floor)
  into.luwte.push(luwte)
}

for (let turn = 0; turn < RUNS; turn += 1)
  await run(root, {}, async (running) => {
    const page = await running.firstWindow()
    await painted(page)
    await rest()
    const toContents = async () => {
      // What the screen before still loads is not part of the next one.
      await page.waitForTimeout(SETTLE_MS)
      await page.evaluate(() => (location.hash = '#/guides'))
      await page.locator('ol li a').first().waitFor()
    }
    await toContents()
    const links = await page.locator('ol li a').evaluateAll((all) => all.map((link) => link.hash.slice(1)))
    for (const link of links) {
      take(chapters, await openAndFloor(page, { link }, '.reader .section p'))
      await toContents()
      take(help, await openAndFloor(page, { key: 'F1' }, '.help .jumps button'))
      await toContents()
    }
  })

writeFileSync(
  report,
  JSON.stringify([
    row('click on a chapter → its text is painted (its HTML alone)', { ...chapters, unit: 'ms' }, 3),
    row('F1 → Help now is painted (its HTML alone)', { ...help, unit: 'ms' }, 3),
  ]),
)
