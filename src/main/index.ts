import { app, dialog } from 'electron'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languageFor } from '@shared/domain/settings'
import { createApp, type LuwteApp } from './app'
import { nodeDigest } from './platform/digest'
import { nodeFiles } from './platform/files'
import { serveCalls } from './platform/ipc'
import { electronNotifier } from './platform/notifier'
import { pageOrigin, registerScheme, servePages } from './platform/protocol'
import { consoleLog, desktop, power, systemRandom, wallClock } from './platform/system'
import { electronTray } from './platform/tray'
import { electronWindows, keepPagesIn } from './platform/windows'
import { desktopWords } from './services/desktopWords'
import { type Launch, readLaunch } from './services/launch'

// The composition root: builds the platform, hands it to the core, and lets go of it in order.

const out = fileURLToPath(new URL('..', import.meta.url))

const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData) app.setPath('userData', resolve(userData))

if (!app.requestSingleInstanceLock()) app.exit(0)
else begin()

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
  const windows = electronWindows(join(out, 'preload/index.cjs'))

  // The tray is where Luwte lives: it goes on without a window.
  app.on('window-all-closed', () => undefined)
  app.on('second-instance', (_event, argv) => launchedAgain(readLaunch(argv)))
  app.on('activate', () => launchedAgain({ hidden: false, checkIn: false }))
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
      const ready = createApp(
        {
          clock: wallClock,
          random: systemRandom,
          digest: nodeDigest(),
          files: nodeFiles(),
          notifier: electronNotifier(),
          tray: electronTray(),
          windows,
          power,
          desktop,
          log: consoleLog,
          paths: { userData: app.getPath('userData'), vault: join(app.getPath('userData'), 'vault') },
        },
        readLaunch(process.argv),
        [pageOrigin],
      )
      // Before the first window asks anything; what it asks waits until the core stands.
      serveCalls(async (name, input, sender) => (await ready).handle(name, input, sender))
      luwte = await ready
      early.forEach(launchedAgain)
    })
    .catch(endWithoutCore)
}

/** Only when not even the settings can be read or made: without them nothing is shown, so the system has to say it. */
function endWithoutCore(error: unknown): void {
  consoleLog.warn(`could not start: ${String(error)}`)
  const { title, text } = desktopWords[languageFor({ language: null }, desktop.systemLocale())].cannotStart
  dialog.showErrorBox(title, `${text}\n\n${app.getPath('userData')}`)
  app.exit(1)
}
