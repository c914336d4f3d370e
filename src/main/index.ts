import { app, dialog } from 'electron'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languageFor } from '@shared/features/settings/settings'
import type { LuwteApp } from './app/createApp'
import { openFirstWindow, wantsMainWindow } from './app/firstWindow'
import { debuggingSwitch } from './platform/electron/debugging'
import { serveCalls } from './platform/electron/ipc'
import { keepPagesIn } from './platform/electron/keepPagesIn'
import { pageOrigin, registerScheme, servePages } from './platform/electron/protocol'
import { consoleLog, systemAppearance, systemInfo } from './platform/electron/system'
import { electronWindows } from './platform/electron/windows'
import { mainTexts } from './kernel/mainTexts'
import { type Launch, PLAIN_LAUNCH, readLaunch } from './desktop/launchArguments'

// The composition root: builds the platform, hands it to the core, and lets go of it in order. Only what the first window
// needs is imported here; the rest is loaded while that window loads its page.

const out = fileURLToPath(new URL('..', import.meta.url))

const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData) app.setPath('userData', resolve(userData))

/** A page that is slower is not waited for. */
const PAGE_MS = 1000

const launch = readLaunch(process.argv)
if (launch.unclear !== null) say(systemWords().commandLine.unclear(launch.unclear))
const watched = debuggingSwitch()

if (watched !== null) {
  say(systemWords().commandLine.watched(`--${watched}`))
  app.exit(2)
}
// What was typed goes along: of the arguments that Electron hands over by itself it changes the order.
else if (app.requestSingleInstanceLock({ argv: process.argv })) begin()
else app.exit(launch.unclear === null ? 0 : 2)

function begin(): void {
  // As root (development and tests only) Chromium refuses its sandbox; then --no-sandbox was given.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerScheme()
  keepPagesIn()
  let luwte: LuwteApp | null = null
  let isLeaving = false
  let isClosed = false
  /** Started once more while Luwte was still starting. */
  const early: Launch[] = []
  const preload = join(out, 'preload/index.cjs')
  const argon2Worker = new URL('argon2Worker.js', import.meta.url)
  const windows = electronWindows(preload)

  // The tray is where Luwte lives: it goes on without a window.
  app.on('window-all-closed', () => undefined)
  app.on('second-instance', (_event, argv, _folder, typed) => {
    launchedAgain(readLaunch((typed as { argv?: string[] } | null)?.argv ?? argv))
  })
  app.on('activate', () => launchedAgain(PLAIN_LAUNCH))
  app.on('before-quit', (event) => {
    if (isClosed || !luwte) return
    event.preventDefault()
    if (!isLeaving) void leave(luwte)
  })

  function launchedAgain(launch: Launch): void {
    if (luwte) luwte.launchedAgain(launch)
    else early.push(launch)
  }

  /** First the windows: the words they send on their way out are among what the core then brings to disk. */
  async function leave(core: LuwteApp): Promise<void> {
    isLeaving = true
    await windows.letGo()
    await core.close()
    isClosed = true
    // Not from within before-quit: Electron takes a quit within a quit that was prevented for prevented too.
    setImmediate(() => app.quit())
  }

  void app
    .whenReady()
    .then(async () => {
      const pageServed = new Promise<void>((resolve) => {
        servePages(join(out, 'renderer'), resolve)
        setTimeout(resolve, PAGE_MS)
      })
      let answer: (core: Pick<LuwteApp, 'handle'>) => void = () => undefined
      const answering = new Promise<Pick<LuwteApp, 'handle'>>((resolve) => (answer = resolve))
      // Before the first window asks anything; what it asks waits until it can be answered.
      serveCalls(async (name, input, sender) => (await answering).handle(name, input, sender))
      if (wantsMainWindow(launch)) {
        openFirstWindow({ windows, appearance: systemAppearance }, storedSettings(), systemInfo.locale())
        // The rest is loaded while the renderer process of the window starts.
        await pageServed
      }
      const [{ createApp }, { systemPorts }] = await Promise.all([
        import('./app/createApp'),
        import('./platform/systemPorts'),
      ])
      luwte = await createApp(systemPorts({ windows, preload, argon2Worker }), launch, [pageOrigin], answer)
      early.forEach(launchedAgain)
    })
    .catch(endWithoutCore)
}

/** null: there are none, or they cannot be read. */
function storedSettings(): unknown {
  try {
    return JSON.parse(readFileSync(join(app.getPath('userData'), 'settings.json'), 'utf8'))
  } catch {
    return null
  }
}

function systemWords() {
  return mainTexts[languageFor({ language: null }, systemInfo.locale())]
}

/** By the process that was started, also where another Luwte does the rest: it is the one with the terminal. */
function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

/** Only when not even the settings can be read or made: without them nothing is shown, so the system has to say it. */
function endWithoutCore(error: unknown): void {
  consoleLog.warn(`could not start: ${String(error)}`)
  const { title, text } = systemWords().cannotStart
  dialog.showErrorBox(title, `${text}\n\n${app.getPath('userData')}`)
  app.exit(1)
}
