import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron'
import { eventChannel } from '@shared/ipc/client'
import type { AppName } from '@shared/features/settings/settings'
import type { Dispose, WindowBounds, WindowKind, Windows } from '@main/ports'
import { listeners } from '../listeners'
import { appIcon } from './icons'
import { isDialogOpen, onDialogsClosed } from './nativeDialogs'
import { pagePreferences, pageUrl } from './pages'
import { fittedInto, isReachable } from './windowBounds'

/** The colour of a window before its first paint; the same as `--paper` in the renderer's tokens. */
const PAPER = { day: '#f9f6ef', night: '#0d191c' }

const SIZES = {
  main: { width: 1000, height: 700, minWidth: 720, minHeight: 560 },
  'check-in': { width: 440, height: 690, minWidth: 360, minHeight: 480 },
} as const

const paperNow = () => (nativeTheme.shouldUseDarkColors ? PAPER.night : PAPER.day)

type BoundsWithMinimum = Pick<
  BrowserWindowConstructorOptions,
  'x' | 'y' | 'width' | 'height' | 'minWidth' | 'minHeight'
>

/** Linux leaves the title bar out of the bounds of a window; this is as high as they come. */
const FRAME_HEIGHT = process.platform === 'linux' ? 40 : 0

/** A window whose page does not close within this time is destroyed when all windows close. */
const CLOSING_MS = 5000

/** A page that crashes is reloaded. If it crashes again within this time, its window is closed. */
const CRASHES_APART_MS = 10_000

/** When the focus moves from one window of Luwte to another, for a moment no window has it. */
const FOCUS_CHANGE_MS = 250

export interface ElectronWindows extends Windows {
  /** Luwte quits: closes all windows, and opens none any more. */
  closeForGood(): Promise<void>
}

/** The windows of Electron. @param preload path of the preload script. */
export function electronWindows(preload: string): ElectronWindows {
  const open = new Map<WindowKind, BrowserWindow>()
  /** Windows that `closeAll` is closing: `onMainClose` is not asked about them, and they are not shown again. */
  const closing = new Set<BrowserWindow>()
  let mainBounds: WindowBounds | null = null
  let mayCloseMain: () => boolean = () => true
  const lastClosed = listeners()
  let name: { title: string; icon: AppName } | null = null
  const boundsChanges = listeners<[WindowBounds]>()
  let isQuitting = false
  // Behind the page, where a window grows faster than its page paints.
  nativeTheme.on('updated', () => {
    for (const window of open.values()) window.setBackgroundColor(paperNow())
  })

  function create(kind: WindowKind, route: string, isUnasked: boolean): BrowserWindow {
    const window = new BrowserWindow({
      ...openingBounds(kind, kind === 'main' ? mainBounds : null),
      show: false,
      title: name?.title ?? 'Luwte',
      icon: appIcon(name?.icon ?? 'luwte'),
      backgroundColor: paperNow(),
      autoHideMenuBar: true,
      maximizable: kind === 'main',
      fullscreenable: kind === 'main',
      webPreferences: pagePreferences(preload),
    })
    // Shown at once, in the colour of the page, which then fills it. One that the user did not ask for can wait.
    if (isUnasked) window.once('ready-to-show', () => window.showInactive())
    else window.show()
    // The title of the page is never shown: bystanders can read a title bar.
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', () => {
      if (closing.delete(window)) return
      open.delete(kind)
      if (open.size === 0) lastClosed.report()
    })
    if (kind === 'main') {
      window.on('close', (event) => {
        if (!closing.has(window) && !mayCloseMain()) event.preventDefault()
      })
      const reportBounds = () => {
        const bounds = window.getNormalBounds()
        if (JSON.stringify(bounds) === JSON.stringify(mainBounds)) return
        mainBounds = bounds
        boundsChanges.report(bounds)
      }
      window.on('resized', reportBounds)
      window.on('moved', reportBounds)
      // Linux reports neither of the two.
      window.on('close', reportBounds)
    }
    bringBackAfterCrash(window)
    // Rejects when the window is closed while its page loads.
    window.loadURL(pageUrl(route)).catch(() => undefined)
    open.set(kind, window)
    return window
  }

  function bringBackAfterCrash(window: BrowserWindow): void {
    let lastCrash = -Infinity
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (closing.has(window) || reason === 'clean-exit') return
      const now = Date.now()
      if (now - lastCrash < CRASHES_APART_MS) window.destroy()
      else window.webContents.reload()
      lastCrash = now
    })
  }

  async function closeAll(): Promise<void> {
    for (const window of open.values()) closing.add(window)
    open.clear()
    // The hidden windows that print a page.
    for (const window of BrowserWindow.getAllWindows()) if (!closing.has(window)) window.destroy()
    await Promise.all([...closing].map(closeWindow))
  }

  return {
    open(kind, route, manner) {
      if (isQuitting) return
      const known = open.get(kind)
      if (!known) {
        create(kind, route, manner === 'unasked')
        return
      }
      // The user works in it: a page that was not asked for does not replace it.
      if (manner === 'unasked' && known.isFocused()) return
      const { webContents } = known
      const sendRoute = () => webContents.send(eventChannel('route.open'), { route })
      // A page that is still loading does not listen yet.
      if (webContents.isLoadingMainFrame()) webContents.once('did-finish-load', sendRoute)
      else sendRoute()
      if (manner === 'unasked') {
        known.showInactive()
        return
      }
      if (known.isMinimized()) known.restore()
      known.show()
      known.focus()
    },
    close: (kind) => open.get(kind)?.close(),
    broadcast(channel, payload) {
      for (const window of open.values()) window.webContents.send(channel, payload)
    },
    onMainClose(decide) {
      mayCloseMain = decide
      return () => {
        mayCloseMain = () => true
      }
    },
    onNone: lastClosed.add,
    setName(title, icon) {
      if (title === name?.title && icon === name.icon) return
      name = { title, icon }
      // New windows get it as their class (WM_CLASS), by which panels group windows and find the desktop entry.
      app.setName(icon)
      for (const window of open.values()) {
        window.setTitle(title)
        window.setIcon(appIcon(icon))
      }
    },
    onMainBounds: boundsChanges.add,
    setMainBounds(bounds) {
      mainBounds = bounds
    },
    closeAll,
    isOpen: (kind) => open.has(kind),
    onBlur: onFocusLost,
    async closeForGood() {
      isQuitting = true
      await closeAll()
    },
  }
}

/** Resolves when the window is closed. */
function closeWindow(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => window.destroy(), CLOSING_MS)
    window.once('closed', () => {
      clearTimeout(deadline)
      resolve()
    })
    window.close()
  })
}

/**
 * Where a window opens, and the smallest it can be made: it fits the free part of its screen, which with enlarged letters is
 * often smaller than the window would like to be. A place on a screen that is gone is forgotten.
 */
function openingBounds(kind: WindowKind, last: WindowBounds | null): BoundsWithMinimum {
  const { minWidth, minHeight, ...usual } = SIZES[kind]
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const area = (last && areas.find((one) => isReachable(last, one))) ?? screen.getPrimaryDisplay().workArea
  const wanted = last && !isReachable(last, area) ? { width: last.width, height: last.height } : (last ?? usual)
  const { x, y, width, height } = fittedInto(wanted, area, FRAME_HEIGHT)
  return {
    width,
    height,
    ...(x === undefined || y === undefined ? {} : { x, y }),
    minWidth: Math.min(minWidth, area.width),
    minHeight: Math.min(minHeight, area.height - FRAME_HEIGHT),
  }
}

function onFocusLost(listener: () => void): Dispose {
  let timer: NodeJS.Timeout | undefined
  const checkSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!hasFocus()) listener()
    }, FOCUS_CHANGE_MS)
  }
  app.on('browser-window-blur', checkSoon)
  const stopDialogs = onDialogsClosed(checkSoon)
  return () => {
    clearTimeout(timer)
    app.off('browser-window-blur', checkSoon)
    stopDialogs()
  }
}

const hasFocus = (): boolean =>
  isDialogOpen() ||
  BrowserWindow.getAllWindows().some((window) => window.isFocused() || window.webContents.isDevToolsFocused())
