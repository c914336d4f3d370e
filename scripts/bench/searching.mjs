// Keys typed into the search box, from each to the painted frames that follow it.
import { painted, rest } from './running.mjs'

const FIELD = "data:text/html,<h1>x</h1><input style='font-size:17px'>"

/** A bare field in a bare window: from keys to their letters. */
export function keysOfBareField({ bareApp, run }, queries) {
  const app = bareApp('bare-field', `new BrowserWindow({ width: 1000, height: 700 }).loadURL(\`${FIELD}\`)`)
  return run(app, {}, async (running) => {
    const page = await running.firstWindow()
    await painted(page)
    await page.locator('input').focus()
    return (await typed(page, queries)).keys
  })
}

/** What `watchKeys` measures of each query, typed where the focus is. */
export async function typed(page, queries) {
  await page.evaluate(watchKeys)
  await rest()
  for (const query of queries) {
    await page.keyboard.press('Control+a')
    await page.keyboard.type(query, { delay: 120 })
    await rest()
  }
  return page.evaluate(() => {
    globalThis.measured.endKey()
    const { keys, found, hits, blocked } = globalThis.measured
    return { keys, found, hits, blocked }
  })
}

/**
 * In the window: from the key to the first frame after it, to the frame with other lines, to the frame with the last change to
 * the lines of the journal, which come later by themselves, and tasks that kept everything else waiting.
 */
function watchKeys() {
  const measured = { keys: [], found: [], hits: [], blocked: [] }
  globalThis.measured = measured
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) measured.blocked.push(duration)
  }).observe({ type: 'longtask' })
  const afterFrame = (then) => {
    const painted = new MessageChannel()
    painted.port1.onmessage = then
    requestAnimationFrame(() => painted.port2.postMessage(null))
  }
  let key = null
  let last = { begin: 0, hits: null }
  measured.endKey = () => {
    if (last.hits !== null) measured.hits.push(last.hits)
  }
  // Before the window itself hears of it.
  const early = { capture: true }
  globalThis.addEventListener(
    'input',
    ({ timeStamp }) => {
      measured.endKey()
      key = timeStamp
      last = { begin: timeStamp, hits: null }
      afterFrame(() => measured.keys.push(performance.now() - timeStamp))
    },
    early,
  )
  const list = document.querySelector('[role=listbox]')
  if (!list) return
  const isOfJournal = (node) =>
    Boolean((node.closest ? node : node.parentElement)?.closest('[role=group]:has(> [id$="-entries"])'))
  const isInJournal = ({ target, addedNodes }) => isOfJournal(target) || [...addedNodes].some(isOfJournal)
  new MutationObserver((changes) => {
    if (changes.some(isInJournal)) {
      const mine = last
      afterFrame(() => (mine.hits = performance.now() - mine.begin))
    }
    if (key === null || changes.every(({ addedNodes }) => [...addedNodes].every(isOfJournal))) return
    const begin = key
    key = null
    afterFrame(() => measured.found.push(performance.now() - begin))
  }).observe(list, { childList: true, characterData: true, subtree: true })
}
