import { app, dialog } from 'electron'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languageFor } from '@shared/features/settings/settings'
import { createApp, type LuwteApp } from './app/createApp'
import { debuggingSwitch } from './platform/electron/debugging'
import { serveCalls } from './platform/electron/ipc'
import { keepPagesIn } from './platform/electron/keepPagesIn'
import { pageOrigin, registerScheme, servePages } from './platform/electron/protocol'
import { consoleLog, systemInfo } from './platform/electron/system'
import { systemPorts } from './platform/systemPorts'
import { electronWindows } from './platform/electron/windows'
import { mainTexts } from './kernel/mainTexts'
import { type Launch, PLAIN_LAUNCH, readLaunch } from './desktop/launchArguments'

// The composition root: builds the platform, hands it to the core, and lets go of it in order.

const out = fileURLToPath(new URL('..', import.meta.url))

const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData) app.setPath('userData', resolve(userData))

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
      servePages(join(out, 'renderer'))
      const ready = createApp(systemPorts({ windows, preload, argon2Worker }), launch, [pageOrigin])
      // Before the first window asks anything; what it asks waits until the core stands.
      serveCalls(async (name, input, sender) => (await ready).handle(name, input, sender))
      luwte = await ready
      early.forEach(launchedAgain)
    })
    .catch(endWithoutCore)
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
