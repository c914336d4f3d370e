// From a key in the search box to the painted frame, with all content and ten thousand entries. Runs on a desktop; see
// scripts/bench.mjs.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { painted, rest } from './running.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const data = join(work, 'journal')
const QUERIES = ['verdrietig', 'stilte', 'hoe help ik mijn vriend', 'ademne', 'ik wil niet meer', 'grenzen', 'xqzzkw']

const running = await _electron.launch({ executablePath, args: [root, '--no-sandbox', `--user-data-dir=${data}`] })
try {
  const page = await running.firstWindow()
  await painted(page)
  await page.evaluate(watchKeys)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await rest()
  for (const query of QUERIES) {
    await page.keyboard.press('Control+a')
    await page.keyboard.type(query, { delay: 120 })
    await rest()
  }
  const { keys, blocked } = await page.evaluate(() => globalThis.measured)
  const entries = await page.evaluate(askForEntries, QUERIES)
  writeFileSync(
    report,
    JSON.stringify([
      row('find anything: key → painted, all content, p95', p95(keys), '≤ 30 ms'),
      row('find anything: longest block of the window, loading included', Math.max(0, ...blocked), '≤ 50 ms'),
      row('find in 10,000 entries: the journal’s answer, p95 (comes later)', p95(entries), '–'),
    ]),
  )
} finally {
  await running.close()
}

/** In the window: from the key to the first frame after it, and tasks that kept everything else waiting. */
function watchKeys() {
  const measured = { keys: [], blocked: [] }
  globalThis.measured = measured
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) measured.blocked.push(duration)
  }).observe({ type: 'longtask' })
  const painted = new MessageChannel()
  const waiting = []
  painted.port1.onmessage = () => measured.keys.push(performance.now() - waiting.shift())
  globalThis.addEventListener('input', ({ timeStamp }) => {
    waiting.push(timeStamp)
    requestAnimationFrame(() => painted.port2.postMessage(null))
  })
}

/** In the window: how long the journal takes to answer, begun anew for every query as nobody types it. */
async function askForEntries(queries) {
  const took = []
  for (const query of queries) {
    const begin = performance.now()
    await globalThis.luwte.call('entries.find', { query, most: 5 })
    took.push(performance.now() - begin)
  }
  return took
}

function p95(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? 0
}

function row(what, value, goal) {
  return [what, '–', `${value.toFixed(1)} ms`, '–', goal]
}
