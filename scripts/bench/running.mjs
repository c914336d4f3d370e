// Apps that are being measured: started on data of their own, and what their processes take of the machine.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { _electron } from 'playwright-core'

const SETTLE_MS = 5000

/**
 * @param {string} work a folder for the apps and their data
 * @param {string} executablePath of Electron
 */
export function launcher(work, executablePath) {
  let count = 0
  return {
    /** An Electron app of a few lines. `body` runs when it is ready. */
    bareApp(name, body) {
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
    },
    /** Starts it on fresh data, lets `measure` look at it, ends it and takes its data away. */
    async run(app, { flags = [], settings }, measure) {
      count += 1
      const data = join(work, `data-${count}`)
      if (settings) {
        mkdirSync(data)
        writeFileSync(join(data, 'settings.json'), JSON.stringify(settings))
      }
      const args = [app, '--no-sandbox', `--user-data-dir=${data}`, ...flags]
      const running = await _electron.launch({ executablePath, args })
      try {
        return await measure(running, data)
      } finally {
        await running.close()
        rmSync(data, { recursive: true, force: true })
      }
    },
    /** Starts it on data that are there, lets `measure` look at it and ends it. The data stay. */
    async on(app, data, measure) {
      const args = [app, '--no-sandbox', `--user-data-dir=${data}`]
      const running = await _electron.launch({ executablePath, args })
      try {
        return await measure(running)
      } finally {
        await running.close()
      }
    },
    /** Starts it on data of its own once and ends it, then starts it again and lets `measure` look at that. */
    async twice(app, measure) {
      count += 1
      const data = join(work, `data-${count}`)
      const args = [app, '--no-sandbox', `--user-data-dir=${data}`]
      const first = await _electron.launch({ executablePath, args })
      await painted(await first.firstWindow())
      await rest()
      await first.close()
      const begin = performance.now()
      const running = await _electron.launch({ executablePath, args })
      try {
        return await measure(running, begin)
      } finally {
        await running.close()
        rmSync(data, { recursive: true, force: true })
      }
    },
  }
}

/** Follows which windows the window manager has on the screen. */
export function watchWindows() {
  const spy = spawn('xprop', ['-root', '-spy', '_NET_CLIENT_LIST'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let known = []
  let tell = () => undefined
  createInterface({ input: spy.stdout }).on('line', (line) => {
    const ids = line.match(/0x[0-9a-f]+/g) ?? []
    if (ids.some((id) => !known.includes(id))) tell(performance.now())
    known = ids
  })
  return {
    /** When the next one comes. */
    next: () => new Promise((resolve) => (tell = resolve)),
    end: () => spy.kill(),
  }
}

/** Resolves once a painted frame has the page's heading. */
export async function painted(page) {
  await page.locator('h1').first().waitFor()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** What starting began has come to an end. */
export const rest = () => after(SETTLE_MS)

/** MiB of proportional memory (PSS) of all processes that run on this data, once they have come to rest. */
export async function settledMemory(data) {
  await rest()
  const kilobytes = processesOf(data).map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  )
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

/** Seconds of processor time that all processes on this data take in a span of rest. */
export async function idleSeconds(data, milliseconds) {
  await rest()
  const before = processorSeconds(data)
  await after(milliseconds)
  return processorSeconds(data) - before
}

function processorSeconds(data) {
  const nanoseconds = processesOf(data).flatMap((pid) =>
    threadsOf(pid).map((thread) => Number(textOf(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0)),
  )
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e9
}

function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

const processesOf = (data) =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name) && (namesData(name, data) || isChildOf(name, data)))

// Chromium writes its arguments anew, as one text.
const namesData = (pid, data) => textOf(`/proc/${pid}/cmdline`).includes(`--user-data-dir=${data}`)

function isChildOf(pid, data) {
  const parent = /^PPid:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1]
  if (!parent || parent === '0' || parent === '1') return false
  return namesData(parent, data) || isChildOf(parent, data)
}

/** Empty when the process ended meanwhile. */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
