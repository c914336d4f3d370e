import { app, BrowserWindow, nativeTheme } from 'electron'
import { eventChannel } from '@shared/ipc/client'
import type { AppName } from '@shared/features/settings/settings'
import type { WindowBounds, WindowKind, Windows } from '@main/ports'
import { listeners } from '../listeners'
import { onAllBlurred } from './blur'
import { appIcon } from './icons'
import { pagePreferences } from './pagePreferences'
import { pageUrl } from './protocol'
import { visibleBounds } from './visibleBounds'

/** What shows before the first paint; the same as `--paper` in the renderer's tokens. */
const PAPER = { day: '#f9f6ef', night: '#111b1d' }

const SIZES = {
  main: { width: 1000, height: 700, minWidth: 720, minHeight: 560 },
  'check-in': { width: 440, height: 690, minWidth: 360, minHeight: 480 },
} as const

/** A page that does not answer is not waited for any longer than this when all windows close. */
const LEAVING_MS = 5000

/** A page that crashes is shown anew, unless it had just been: then its window goes, and comes back when asked for. */
const CRASHES_APART_MS = 10_000

export interface ElectronWindows extends Windows {
  /** Closes all, for good: Luwte ends. */
  letGo(): Promise<void>
}

export function electronWindows(preload: string): ElectronWindows {
  const open = new Map<WindowKind, BrowserWindow>()
  /** Those that were told to go and are still at it: nobody is asked about them, and nobody is shown them again. */
  const going = new Set<BrowserWindow>()
  let mainBounds: WindowBounds | null = null
  let mayCloseMain: () => boolean = () => true
  const none = listeners()
  let name: { title: string; icon: AppName } | null = null
  const boundsChanges = listeners<[WindowBounds]>()
  let isLeaving = false

  function create(kind: WindowKind, route: string, isUnasked: boolean): BrowserWindow {
    const window = new BrowserWindow({
      ...SIZES[kind],
      ...(kind === 'main' && mainBounds ? visibleBounds(mainBounds) : {}),
      show: false,
      title: name?.title ?? 'Luwte',
      icon: appIcon(name?.icon ?? 'luwte'),
      backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.night : PAPER.day,
      autoHideMenuBar: true,
      maximizable: kind === 'main',
      fullscreenable: kind === 'main',
      webPreferences: pagePreferences(preload),
    })
    // At once, in the colour of paper: the page fills it. Nobody waits for one that was not asked for.
    if (isUnasked) window.once('ready-to-show', () => window.showInactive())
    else window.show()
    // The name of a page never shows: a title bar is seen by whoever stands behind.
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', () => {
      if (going.delete(window)) return
      open.delete(kind)
      if (open.size === 0) none.report()
    })
    if (kind === 'main') {
      window.on('close', (event) => {
        if (!going.has(window) && !mayCloseMain()) event.preventDefault()
      })
      const tellBounds = () => {
        const bounds = window.getNormalBounds()
        if (JSON.stringify(bounds) === JSON.stringify(mainBounds)) return
        mainBounds = bounds
        boundsChanges.report(bounds)
      }
      window.on('resized', tellBounds)
      window.on('moved', tellBounds)
      // Linux tells neither of the two.
      window.on('close', tellBounds)
    }
    bringBackAfterCrash(window)
    // A window that is closed while its page loads.
    window.loadURL(pageUrl(route)).catch(() => undefined)
    open.set(kind, window)
    return window
  }

  function bringBackAfterCrash(window: BrowserWindow): void {
    let crashed = -Infinity
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (going.has(window) || reason === 'clean-exit') return
      const now = Date.now()
      if (now - crashed < CRASHES_APART_MS) window.destroy()
      else window.webContents.reload()
      crashed = now
    })
  }

  async function closeAll(): Promise<void> {
    for (const window of open.values()) going.add(window)
    open.clear()
    // Pages for paper, which nobody sees.
    for (const window of BrowserWindow.getAllWindows()) if (!going.has(window)) window.destroy()
    await Promise.all([...going].map(closed))
  }

  return {
    open(kind, route, manner) {
      if (isLeaving) return
      const known = open.get(kind)
      if (!known) {
        create(kind, route, manner === 'unasked')
        return
      }
      // Somebody is at it: what nobody asked for does not take its place.
      if (manner === 'unasked' && known.isFocused()) return
      const { webContents } = known
      const tellRoute = () => webContents.send(eventChannel('route.open'), { route })
      // A page that is still loading does not listen yet.
      if (webContents.isLoadingMainFrame()) webContents.once('did-finish-load', tellRoute)
      else tellRoute()
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
    onNone: none.add,
    setName(title, icon) {
      if (title === name?.title && icon === name.icon) return
      name = { title, icon }
      // Windows made from now on bear it as their class (WM_CLASS), by which panels group them and find their entry.
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
    onBlur: onAllBlurred,
    async letGo() {
      isLeaving = true
      await closeAll()
    },
  }
}

function closed(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => window.destroy(), LEAVING_MS)
    window.once('closed', () => {
      clearTimeout(deadline)
      resolve()
    })
    window.close()
  })
}
