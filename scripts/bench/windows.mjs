// Start and memory of Luwte beside bare Electron apps, in turn. Runs on a desktop; see scripts/bench.mjs.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { _electron } from 'playwright-core'

const [root, executablePath, work, report] = process.argv.slice(2)
const RUNS = 7
const SETTLE_MS = 5000

const bareWindow = bareApp(
  'bare-window',
  `new BrowserWindow({ width: 1000, height: 700, webPreferences: { sandbox: true } }).loadURL('data:text/html,<h1>x</h1>')`,
)
const bareTray = bareApp(
  'bare-tray',
  `globalThis.tray = new Tray(${JSON.stringify(join(root, 'resources/icons/tray/resting-on-light-24.png'))})`,
)

function bareApp(name, body) {
  const folder = join(work, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'main.cjs' }))
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow, Tray } = require('electron')
const data = app.commandLine.getSwitchValue('user-data-dir'); if (data) app.setPath('userData', data)
app.on('window-all-closed', () => undefined)
app.whenReady().then(() => { ${body} })\n`,
  )
  return folder
}

let dataCount = 0
async function launch(app, flags = []) {
  dataCount += 1
  const data = join(work, `data-${dataCount}`)
  const running = await _electron.launch({
    executablePath,
    args: [app, '--no-sandbox', `--user-data-dir=${data}`, ...flags],
  })
  return { running, data }
}

/** Milliseconds from the launch to a painted frame that has its heading. */
async function startMs(app) {
  const begin = performance.now()
  const { running, data } = await launch(app)
  const page = await running.firstWindow()
  await page.locator('h1').first().waitFor()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const taken = performance.now() - begin
  const memory = await settledMemory(data)
  await running.close()
  rmSync(data, { recursive: true, force: true })
  return { taken, memory }
}

async function trayMemory(app, flags) {
  const { running, data } = await launch(app, flags)
  const memory = await settledMemory(data)
  await running.close()
  return memory
}

/** MiB of proportional memory (PSS) of all processes that run on this data. */
async function settledMemory(data) {
  await after(SETTLE_MS)
  let kilobytes = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const belongs = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data) || isChildOf(pid, data)
      if (belongs)
        kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // It ended meanwhile.
    }
  }
  return kilobytes / 1024
}

function isChildOf(pid, data) {
  const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (!parent || parent === '0' || parent === '1') return false
  return readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes(data) || isChildOf(parent, data)
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]
const row = (what, floor, luwte, unit, goal) => [
  what,
  `${Math.round(median(floor))} ${unit}`,
  `${Math.round(median(luwte))} ${unit}`,
  (median(luwte) / median(floor)).toFixed(2),
  goal,
]

const floor = { start: [], window: [], tray: [] }
const luwte = { start: [], window: [], tray: [] }
for (let turn = 0; turn < RUNS; turn += 1) {
  for (const [app, into] of [
    [bareWindow, floor],
    [root, luwte],
  ]) {
    const { taken, memory } = await startMs(app)
    into.start.push(taken)
    into.window.push(memory)
  }
  floor.tray.push(await trayMemory(bareTray, []))
  luwte.tray.push(await trayMemory(root, ['--hidden']))
}

writeFileSync(
  report,
  JSON.stringify([
    row('start → Today answers, empty vault (floor: bare window)', floor.start, luwte.start, 'ms', '≤ 1.15'),
    row('memory, window open on Today (floor: bare window)', floor.window, luwte.window, 'MiB', '≤ 1.25'),
    row('memory, started --hidden (floor: bare tray)', floor.tray, luwte.tray, 'MiB', '≤ 1.10'),
  ]),
)
