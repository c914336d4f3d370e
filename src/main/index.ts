import { app, dialog } from 'electron'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languageFor } from '@shared/features/settings/settings'
import type { LuwteApp } from './app/createApp'
import { openFirstWindow, startsWithMainWindow } from './app/firstWindow'
import { StartRefused } from './app/startRefused'
import { forbidCoreDumps } from './platform/desktop/coreDumps'
import { homeFolder } from './platform/desktop/home'
import { keepPagesIn, pageOrigin, registerScheme, serveCalls, servePages } from './platform/electron/pages'
import { consoleLog, systemAppearance, systemInfo, wallClock } from './platform/electron/system'
import { electronWindows } from './platform/electron/windows'
import { beforeLock, whyNoLock } from './platform/files/startFault'
import { mainTexts } from './kernel/mainTexts'
import { type Launch, PLAIN_LAUNCH, readLaunch, readSecondLaunch } from './desktop/launchArguments'

// The composition root: makes the platform, passes it to the core, and ends both in order. Only what the first window needs
// is imported here; the rest is loaded while that window loads its page.

const out = fileURLToPath(new URL('..', import.meta.url))

const userData = app.commandLine.getSwitchValue('user-data-dir')
const home = homeFolder()
if (userData) app.setPath('userData', resolve(userData))
else if (home !== null && home !== process.env.HOME) useHome(home)

type Answering = Pick<LuwteApp, 'handle' | 'picture'>

/** How long the rest of the start waits for the first page. */
const PAGE_MS = 1000

/** With these another program could read everything in Luwte, its keys and all that is typed. */
const DEBUGGING_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-targets',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
] as const

const launch = readLaunch(process.argv)
if (launch.unclear !== null) say(systemWords().commandLine.unclear(launch.unclear))
// Only a package refuses them: in development the tests control Luwte by them.
const refused = app.isPackaged ? DEBUGGING_SWITCHES.find((name) => app.commandLine.hasSwitch(name)) : undefined

if (refused !== undefined) {
  say(systemWords().commandLine.watched(`--${refused}`))
  app.exit(2)
} else if (home === null && !userData) refuse(systemWords().cannotStart.faults['no-home'](String(process.getuid?.())))
else {
  const faultBefore = beforeLock()
  // argv is sent explicitly: Electron changes the order of the arguments that it sends by itself.
  if (faultBefore === null && app.requestSingleInstanceLock({ argv: process.argv })) begin()
  else {
    const fault = faultBefore ?? whyNoLock(app.getPath('userData'))
    if (fault) refuse(systemWords().cannotStart.faults[fault.why](fault.folder))
    else app.exit(launch.unclear === null ? 0 : 2)
  }
}

function begin(): void {
  // As root (development and tests only) Chromium cannot use its sandbox; --no-sandbox was given then.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // Chromium asks the keyring of Linux for a key of its own, and its main thread waits for the answer. Luwte asks it by itself.
  if (process.platform === 'linux') app.commandLine.appendSwitch('password-store', 'basic')
  registerScheme()
  keepPagesIn()
  let luwte: LuwteApp | null = null
  let isQuitting = false
  let isClosed = false
  /** Launches that came while Luwte was still starting. */
  const early: Launch[] = []
  const preload = join(out, 'preload/index.cjs')
  const argon2Worker = new URL('argon2Worker.js', import.meta.url)
  const indexWorker = new URL('indexWorker.js', import.meta.url)
  const windows = electronWindows(preload)

  // Luwte continues in the tray without a window.
  app.on('window-all-closed', () => undefined)
  app.on('second-instance', (_event, argv, _folder, typed) => {
    launchedAgain(readSecondLaunch(typed, argv))
  })
  app.on('activate', () => launchedAgain(PLAIN_LAUNCH))
  app.on('before-quit', (event) => {
    if (isClosed || !luwte) return
    event.preventDefault()
    if (!isQuitting) void quit(luwte)
  })

  function launchedAgain(launch: Launch): void {
    if (luwte) luwte.launchedAgain(launch)
    else early.push(launch)
  }

  /** The windows first: while they close they send what was typed, which the core then writes to disk. */
  async function quit(core: LuwteApp): Promise<void> {
    isQuitting = true
    await windows.closeForGood()
    await core.close()
    isClosed = true
    // Not inside before-quit: Electron would also prevent a quit that is called inside a prevented quit.
    setImmediate(() => app.quit())
  }

  void app
    .whenReady()
    .then(async () => {
      let answer: (core: Answering) => void = () => undefined
      const answering = new Promise<Answering>((resolve) => (answer = resolve))
      const pageServed = new Promise<void>((resolve) => {
        servePages(join(out, 'renderer'), async (blob) => (await answering).picture(blob), resolve)
        setTimeout(resolve, PAGE_MS)
      })
      // Served before the first window makes a call; a call waits until the core can answer it.
      serveCalls(async (name, input, sender) => (await answering).handle(name, input, sender))
      if (startsWithMainWindow(launch)) {
        openFirstWindow(
          { windows, appearance: systemAppearance, clock: wallClock },
          storedSettings(),
          systemInfo.locale(),
        )
        // The rest is loaded while the renderer process of the window starts.
        await pageServed
      }
      // Before anything of the vault is read.
      void forbidCoreDumps(process.pid)
      const [{ createApp }, { systemPorts }] = await Promise.all([
        import('./app/createApp'),
        import('./platform/systemPorts'),
      ])
      luwte = await createApp(
        systemPorts({ windows, preload, argon2Worker, indexWorker }),
        launch,
        [pageOrigin],
        answer,
      )
      early.forEach(launchedAgain)
    })
    .catch(endWithoutCore)
}

/** As in the settings file; null when there is none, or it cannot be read. */
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

/** Writes to the terminal of this process, also when another Luwte that runs already does the rest. */
function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

/** Luwte cannot run here: says why, in a box and in the terminal. */
function refuse(text: string): void {
  const { title } = systemWords().cannotStart
  say(`${title}\n${text}`)
  try {
    // Chromium needs a folder that it can write in, also for a box.
    app.setPath('userData', mkdtempSync(join(tmpdir(), 'luwte-')))
  } catch {
    // There is no such folder: the words are in the terminal at least.
  }
  void app.whenReady().then(() => {
    dialog.showMessageBoxSync({ type: 'error', title: '', message: title, detail: text, buttons: ['OK'] })
    app.exit(1)
  })
}

/** Electron has put everything elsewhere, since it did not know this folder. */
function useHome(folder: string): void {
  process.env.HOME = folder
  app.setPath('home', folder)
  if (process.platform === 'linux' && !process.env.XDG_CONFIG_HOME) app.setPath('appData', join(folder, '.config'))
  app.setPath('userData', join(app.getPath('appData'), app.getName()))
}

/** Without settings no window can be shown, so a native dialog reports the problem. */
function endWithoutCore(error: unknown): void {
  if (error instanceof StartRefused) return app.quit()
  consoleLog.warn(`could not start: ${String(error)}`)
  const { title, text } = systemWords().cannotStart
  dialog.showErrorBox(title, `${text}\n\n${app.getPath('userData')}`)
  app.exit(1)
}
