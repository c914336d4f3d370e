// Start, memory and rest of Luwte beside bare Electron apps, in turn. Runs on a desktop; see scripts/bench.mjs.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { row } from './rows.ts'
import { idleSeconds, launcher, painted, rest, settledMemory, watchWindows } from './running.mjs'

const [root, executablePath, work, report] = process.argv.slice(2)
const RUNS = 5
const IDLE_RUNS = 3
const IDLE_MS = 40_000

const { bareApp, run, twice } = launcher(work, executablePath)
const windows = watchWindows()
// The panel is on the screen already.
await rest()
const PAGE = 'data:text/html,<h1>x</h1>'
const WINDOW = `new BrowserWindow({ width: 1000, height: 700, webPreferences: { sandbox: true } }).loadURL('${PAGE}')`
const TRAY = `globalThis.tray = new Tray(${JSON.stringify(join(root, 'resources/icons/tray/luwte/resting-on-light-24.png'))})`
const bareWindow = bareApp('bare-window', WINDOW)
const bareTray = bareApp('bare-tray', TRAY)

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const rhythmAt = (time) => ({
  // Nobody touches this desktop, so they would count as away.
  holdWhen: [],
  rhythms: [
    {
      id: 'bench',
      kind: 'check-in',
      on: true,
      rule: { by: 'times', times: [time], weekdays: EVERY_DAY },
      skip: [],
      lifetime: 120,
    },
  ],
})
const clockTime = (minutesFromNow) => new Date(Date.now() + minutesFromNow * 60_000).toTimeString().slice(0, 5)

/** From the launch to a window on the screen, and to a painted frame that has its heading; then the memory, also without the window. */
async function window(app) {
  const begin = performance.now()
  const isSeen = windows.next()
  return run(app, {}, async (running, data) => {
    await painted(await running.firstWindow())
    const start = performance.now() - begin
    const seen = (await isSeen) - begin
    const open = await settledMemory(data)
    await running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    return { start, seen, open, closed: await settledMemory(data) }
  })
}

const hidden = (app, flags, settings) =>
  run(app, { flags, settings }, async (_running, data) => ({ memory: await settledMemory(data) }))

const idle = (app, flags, settings) =>
  run(app, { flags, settings }, async (_running, data) => ({
    seconds: (await idleSeconds(data, IDLE_MS)) * (60_000 / IDLE_MS),
  }))

/** From a click to a painted window, in an app that rests in the tray. The floor asks the notifier something too. */
async function bareClick() {
  return run(bareTray, {}, async (running) => {
    await rest()
    const begin = performance.now()
    spawnSync('dunstctl', ['count'])
    const opened = running.waitForEvent('window')
    await running.evaluate(
      ({ BrowserWindow }, page) => void new BrowserWindow({ width: 440, height: 690 }).loadURL(page),
      PAGE,
    )
    await painted(await opened)
    return { click: performance.now() - begin }
  })
}

async function momentClick() {
  return run(root, { flags: ['--hidden'], settings: rhythmAt(clockTime(-1)) }, async (running) => {
    await rest()
    const begin = performance.now()
    const opened = running.waitForEvent('window')
    spawnSync('dunstctl', ['action', '0'])
    await painted(await opened)
    return { click: performance.now() - begin }
  })
}

/** A start on data that are there already: Chromium has its caches, Luwte its settings. */
const again = (app) =>
  twice(app, async (running, begin) => {
    await painted(await running.firstWindow())
    return { again: performance.now() - begin }
  })

const floor = {}
const luwte = {}
function take(into, measured) {
  for (const [name, value] of Object.entries(measured)) (into[name] ??= []).push(value)
}

for (let turn = 0; turn < RUNS; turn += 1) {
  take(floor, await window(bareWindow))
  take(luwte, await window(root))
  take(floor, await again(bareWindow))
  take(luwte, await again(root))
  take(floor, await hidden(bareTray, []))
  take(luwte, await hidden(root, ['--hidden'], rhythmAt(clockTime(600))))
  take(floor, await bareClick())
  take(luwte, await momentClick())
}
for (let turn = 0; turn < IDLE_RUNS; turn += 1) {
  take(floor, await idle(bareTray, []))
  take(luwte, await idle(root, ['--hidden'], rhythmAt(clockTime(600))))
}

windows.end()

const both = (name, unit, digits) => ({ floor: floor[name], luwte: luwte[name], unit, digits })
writeFileSync(
  report,
  JSON.stringify([
    row('first start → Today answers, empty vault (bare window)', both('start', 'ms'), 1.15),
    row('later start → Today answers (bare window)', both('again', 'ms'), 1.15),
    row('first start → window on the screen (bare window)', both('seen', 'ms'), 1.1),
    row('memory, window open on Today (bare window)', both('open', 'MiB'), 1.25),
    row('memory, window closed again (bare window, closed)', both('closed', 'MiB'), 1.1),
    row('memory, started --hidden, a rhythm on (bare tray)', both('memory', 'MiB'), 1.1),
    row('click on a moment → check-in is painted (bare window in a running app)', both('click', 'ms'), 1.5),
    // The floor rests nearly all the time: its own 10 ms in a minute count as one unit.
    row('processor time in the tray, a rhythm on (bare tray)', both('seconds', 's/min', 3), 3),
  ]),
)
