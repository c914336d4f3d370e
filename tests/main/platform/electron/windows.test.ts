import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { whileDialogIsOpen } from '@main/platform/electron/nativeDialogs'
import { electronWindows } from '@main/platform/electron/windows'

// Electron's side, played: windows that close when their pages are done, or never.
const electron = vi.hoisted(() => ({
  app: null as unknown as EventEmitter,
  windows: [] as Played[],
}))

interface Played extends EventEmitter {
  isHung: boolean
  hasKeys: boolean
  webContents: EventEmitter & { isDevToolsFocused: () => boolean }
  close(): void
  destroy(): void
}

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  electron.app = Object.assign(new EventEmitter(), { isPackaged: true, getPath: () => '', setName: () => undefined })
  class BrowserWindow extends EventEmitter {
    static getAllWindows = () => [...electron.windows]
    isHung = false
    hasKeys = true
    webContents = Object.assign(new EventEmitter(), {
      isDevToolsFocused: () => false,
      isLoadingMainFrame: () => false,
      send: () => undefined,
    })
    constructor() {
      super()
      electron.windows.push(this as unknown as Played)
    }
    loadURL = () => Promise.resolve()
    isFocused = () => this.hasKeys
    isMinimized = () => false
    show = () => undefined
    focus = () => undefined
    close() {
      let isKept = false
      this.emit('close', { preventDefault: () => (isKept = true) })
      if (!isKept && !this.isHung) setImmediate(() => this.destroy())
    }
    destroy() {
      if (!electron.windows.includes(this as unknown as Played)) return
      electron.windows.splice(electron.windows.indexOf(this as unknown as Played), 1)
      this.emit('closed')
    }
    getNormalBounds = () => ({ x: 0, y: 0, width: 1000, height: 700 })
  }
  return {
    app: electron.app,
    BrowserWindow,
    nativeTheme: {},
    screen: { getAllDisplays: () => [] },
    protocol: {},
    session: {},
  }
})

vi.mock('@main/platform/electron/icons', () => ({ appIcon: () => null }))

const played = () => electron.windows.at(-1) as Played
let windows: ReturnType<typeof electronWindows>
let noneLeft: number

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  electron.windows.length = 0
  noneLeft = 0
  windows = electronWindows('/luwte/preload.cjs')
  windows.onNone(() => (noneLeft += 1))
  return () => vi.useRealTimers()
})

describe('closing all windows', () => {
  it('ends when the last is gone, asks nobody, and is no end of Luwte', async () => {
    windows.onMainClose(() => false)
    windows.open('main', '/today')
    windows.open('check-in', '/check-in')
    expect([windows.isOpen('main'), windows.isOpen('check-in')]).toEqual([true, true])
    await windows.closeAll()
    expect(electron.windows).toEqual([])
    expect([windows.isOpen('main'), windows.isOpen('check-in')]).toEqual([false, false])
    expect(noneLeft).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('leaves one alone that is opened meanwhile, and knows it for the open one', async () => {
    windows.open('main', '/today')
    const closing = windows.closeAll()
    windows.open('main', '/unlock')
    await closing
    expect(electron.windows).toHaveLength(1)
    expect(windows.isOpen('main')).toBe(true)
    played().close()
    await vi.waitFor(() => expect(noneLeft).toBe(1))
    expect(windows.isOpen('main')).toBe(false)
  })

  it('waits for no page that hangs', async () => {
    windows.open('main', '/today')
    played().isHung = true
    const closing = windows.closeAll()
    await vi.advanceTimersByTimeAsync(10_000)
    await closing
    expect(electron.windows).toEqual([])
  })

  it('takes pages for paper along, which nobody sees', async () => {
    const { BrowserWindow } = await import('electron')
    new BrowserWindow({ show: false })
    await windows.closeAll()
    expect(electron.windows).toEqual([])
  })

  it('for good: nothing opens any more', async () => {
    windows.open('main', '/today')
    const leaving = windows.closeForGood()
    windows.open('main', '/unlock')
    await leaving
    windows.open('check-in', '/check-in')
    expect(electron.windows).toEqual([])
    expect(noneLeft).toBe(0)
  })
})

describe('a window that loses the keys', () => {
  let left: number
  let stop: () => void

  beforeEach(() => {
    electron.app.removeAllListeners()
    left = 0
    stop = windows.onBlur(() => (left += 1))
    windows.open('main', '/today')
  })

  afterEach(() => stop())

  function blur(window: Played): void {
    window.hasKeys = false
    electron.app.emit('browser-window-blur')
  }

  it('was left when nothing of Luwte has them', async () => {
    blur(played())
    await vi.runAllTimersAsync()
    expect(left).toBe(1)
  })

  it('was not when another one of Luwte takes them', async () => {
    blur(played())
    windows.open('check-in', '/check-in')
    await vi.runAllTimersAsync()
    expect(left).toBe(0)
  })

  it('was not when the tools of a developer take them', async () => {
    played().webContents.isDevToolsFocused = () => true
    blur(played())
    await vi.runAllTimersAsync()
    expect(left).toBe(0)
  })

  it('was not while a box of Luwte stands, but is when that goes and the keys do not come back', async () => {
    const close: (() => void)[] = []
    const boxes = [1, 2].map(() => whileDialogIsOpen(() => new Promise<void>((resolve) => close.push(resolve))))
    blur(played())
    await vi.runAllTimersAsync()
    close[0]?.()
    await boxes[0]
    await vi.runAllTimersAsync()
    expect(left).toBe(0)
    close[1]?.()
    await boxes[1]
    await vi.runAllTimersAsync()
    expect(left).toBe(1)
  })
})
