// From a key in an entry to the painted frame of its letter, in a long entry and in one that is empty. Runs on a desktop; see
// scripts/bench.mjs.
import { writeFileSync } from 'node:fs'
import { p95, row } from './rows.ts'
import { launcher, painted, rest } from './running.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const SENTENCE = 'Vandaag was het **stil** en ik liep langs het water, met #werk in mijn hoofd. '
const PARAGRAPH = `${SENTENCE.repeat(8)}\n\n`
const WORDS_A_PARAGRAPH = 8 * 15
const LENGTHS = {
  empty: 0,
  '70,000 words': Math.ceil(70_000 / WORDS_A_PARAGRAPH),
  '5 MB': Math.ceil(5_000_000 / PARAGRAPH.length),
}
const TYPED = 'een paar woorden om te meten hoe snel dit gaat '

const { run } = launcher(work, executablePath)

const measured = {}
for (const [name, paragraphs] of Object.entries(LENGTHS))
  measured[name] = await run(root, {}, async (running) => {
    const page = await running.firstWindow()
    await painted(page)
    const draft = { kind: 'entry', text: PARAGRAPH.repeat(paragraphs), seen: null }
    if (paragraphs > 0)
      await page.evaluate((draft) => globalThis.luwte.call('drafts.write', { key: 'entry:new', draft }), draft)
    await page.keyboard.press('Control+n')
    await page.locator('.cm-content').waitFor()
    await page.evaluate(watchKeys)
    await rest()
    for (const place of ['Control+End', 'Control+Home']) {
      await page.keyboard.press(place)
      await rest()
      await page.keyboard.type(TYPED.repeat(3), { delay: 80 })
      await rest()
    }
    return page.evaluate(() => globalThis.measured)
  })

writeFileSync(
  report,
  JSON.stringify(
    ['70,000 words', '5 MB'].map((name) =>
      row(
        `writing: key → its letter is painted, in an entry of ${name}, p95 (an empty entry)`,
        { floor: measured.empty, luwte: measured[name], unit: 'ms', digits: 1, of: p95 },
        1.5,
      ),
    ),
  ),
)

/** In the window: from the key to the first frame after its letter is in the text. */
function watchKeys() {
  globalThis.measured = []
  const painted = (then) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = then
    requestAnimationFrame(() => channel.port2.postMessage(null))
  }
  const early = { capture: true }
  globalThis.addEventListener(
    'keydown',
    ({ timeStamp, key }) => {
      if (key.length === 1) painted(() => globalThis.measured.push(performance.now() - timeStamp))
    },
    early,
  )
}
