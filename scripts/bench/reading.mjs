// From a click on a chapter to its text, painted, in a Luwte that is running. Runs on a desktop; see scripts/bench.mjs.
import { writeFileSync } from 'node:fs'
import { launcher, painted, rest } from './running.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const RUNS = 3

const { run } = launcher(work, executablePath)

/** Milliseconds in the page itself, so that the driver's own way there and back does not count. */
const openChapter = (page, path) =>
  page.evaluate(async (href) => {
    const link = document.querySelector(`a[href="#${href}"]`)
    const begin = performance.now()
    link.click()
    while (!document.querySelector('.reader .section p')) await new Promise(requestAnimationFrame)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - begin
  }, path)

const times = []
for (let turn = 0; turn < RUNS; turn += 1)
  await run(root, {}, async (running) => {
    const page = await running.firstWindow()
    await painted(page)
    await rest()
    const toContents = async () => {
      await page.evaluate(() => (location.hash = '#/guides'))
      await page.locator('ol li a').first().waitFor()
    }
    await toContents()
    const paths = await page.locator('ol li a').evaluateAll((links) => links.map((link) => link.hash.slice(1)))
    for (const path of paths) {
      times.push(await openChapter(page, path))
      await toContents()
    }
  })

const sorted = times.toSorted((one, other) => one - other)
const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))])
writeFileSync(
  report,
  JSON.stringify([
    [
      'click on a chapter → its text is painted, each chapter in turn',
      '–',
      `${at(0.5)} ms`,
      `p95 ${at(0.95)} ms`,
      '≤ 100 ms',
    ],
  ]),
)
