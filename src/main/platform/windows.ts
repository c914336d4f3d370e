import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { eventChannel } from '@shared/ipc/contract'
import type { WindowBounds, WindowKind, Windows } from '../ports'
import { appIcon } from './icons'
import { pageOrigin, pageUrl } from './protocol'

/** What shows before the first paint; the same as `--paper` in the renderer's tokens. */
const PAPER = { day: '#f9f6ef', night: '#111b1d' }

const SIZES = {
  main: { width: 1000, height: 700, minWidth: 720, minHeight: 560 },
  'check-in': { width: 440, height: 690, minWidth: 360, minHeight: 480 },
} as const

export interface ElectronWindows extends Windows {
  /** Closing is for good from now on. */
  letGo(): void
}

export function electronWindows(preload: string): ElectronWindows {
  const open = new Map<WindowKind, BrowserWindow>()
  let mainBounds: WindowBounds | null = null
  let mayCloseMain: () => boolean = () => true
  let onMainBounds: (bounds: WindowBounds) => void = () => undefined
  let isLeaving = false

  function create(kind: WindowKind, route: string): BrowserWindow {
    const window = new BrowserWindow({
      ...SIZES[kind],
      ...(kind === 'main' && mainBounds ? visible(mainBounds) : {}),
      show: false,
      title: 'Luwte',
      icon: appIcon(),
      backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.night : PAPER.day,
      autoHideMenuBar: true,
      maximizable: kind === 'main',
      fullscreenable: kind === 'main',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    })
    window.once('ready-to-show', () => window.show())
    // The name of a page never shows: a title bar is seen by whoever stands behind.
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', () => open.delete(kind))
    if (kind === 'main') {
      window.on('close', (event) => {
        if (!isLeaving && !mayCloseMain()) event.preventDefault()
      })
      const tellBounds = () => onMainBounds(window.getNormalBounds())
      window.on('resized', tellBounds)
      window.on('moved', tellBounds)
    }
    void window.loadURL(pageUrl(route))
    open.set(kind, window)
    return window
  }

  return {
    open(kind, route) {
      const known = open.get(kind)
      if (!known) {
        create(kind, route)
        return
      }
      known.webContents.send(eventChannel('route.open'), { route })
      if (known.isMinimized()) known.restore()
      known.show()
      known.focus()
    },
    close: (kind) => open.get(kind)?.close(),
    minimize: (kind) => open.get(kind)?.minimize(),
    broadcast(channel, payload) {
      for (const window of open.values()) window.webContents.send(channel, payload)
    },
    onMainClose(decide) {
      mayCloseMain = decide
    },
    onMainBounds(listener) {
      onMainBounds = listener
    },
    setMainBounds(bounds) {
      mainBounds = bounds
    },
    letGo() {
      isLeaving = true
      for (const window of open.values()) window.close()
    },
  }
}

/** Where the window was, unless that screen is gone. */
function visible(bounds: WindowBounds): { x?: number; y?: number; width: number; height: number } {
  const { x, y, width, height } = bounds
  if (x === undefined || y === undefined) return { width, height }
  const isOnScreen = screen.getAllDisplays().some(({ workArea }) => {
    const overlapsAcross = x < workArea.x + workArea.width - 80 && x + width > workArea.x + 80
    return overlapsAcross && y >= workArea.y - 10 && y < workArea.y + workArea.height - 80
  })
  return isOnScreen ? { x, y, width, height } : { width, height }
}

/** No page of ours goes anywhere, opens anything, or holds a page of others. */
export function keepPagesIn(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !event.url.startsWith(`${pageOrigin}/`)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
