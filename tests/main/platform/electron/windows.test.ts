import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { whileDialogIsOpen } from '@main/platform/electron/nativeDialogs'
import { electronWindows } from '@main/platform/electron/windows'
import { eventually } from '../../../support/eventually'

// Electron's side, played: windows that close when their pages are done, or never.
const electron = vi.hoisted(() => ({
  app: null as unknown as EventEmitter,
  windows: [] as Played[],
  nativeTheme: null as unknown as EventEmitter & { shouldUseDarkColors: boolean },
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
}))

interface Played extends EventEmitter {
  isHung: boolean
  hasKeys: boolean
  options: Record<string, number>
  ground: string
  webContents: EventEmitter & { isDevToolsFocused: () => boolean }
  close(): void
  destroy(): void
}

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  electron.app = Object.assign(new EventEmitter(), { isPackaged: true, getPath: () => '', setName: () => undefined })
  electron.nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false })
  class BrowserWindow extends EventEmitter {
    static getAllWindows = () => [...electron.windows]
    isHung = false
    hasKeys = true
    ground = ''
    webContents = Object.assign(new EventEmitter(), {
      isDevToolsFocused: () => false,
      isLoadingMainFrame: () => false,
      send: () => undefined,
    })
    constructor(readonly options: Record<string, unknown>) {
      super()
      electron.windows.push(this as unknown as Played)
    }
    loadURL = () => Promise.resolve()
    isFocused = () => this.hasKeys
    isMinimized = () => false
    show = () => undefined
    setBackgroundColor = (colour: string) => void (this.ground = colour)
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
    nativeTheme: electron.nativeTheme,
    screen: { getAllDisplays: () => [{ workArea: electron.workArea }], getPrimaryDisplay: () => electron },
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
  electron.workArea = { x: 0, y: 0, width: 1920, height: 1080 }
  electron.nativeTheme.removeAllListeners()
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
    await eventually(() => expect(noneLeft).toBe(1))
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

describe('a window that opens', () => {
  const sizeOf = ({ options: { width = 0, height = 0 } }: Played) => [width, height]

  it.each([
    ['1366 × 768 at 150 %', { x: 0, y: 19, width: 911, height: 493 }],
    ['1920 × 1080 at 200 %', { x: 0, y: 0, width: 960, height: 512 }],
    ['one that is smaller than the smallest window', { x: 0, y: 0, width: 600, height: 400 }],
  ])('fits the work area, and may be made no larger than it: %s', (_, workArea) => {
    electron.workArea = workArea
    windows.setMainBounds({ x: 400, y: 300, width: 1400, height: 900 })
    windows.open('main', '/today')
    windows.open('check-in', '/check-in')
    for (const window of electron.windows) {
      const [width = 0, height = 0] = sizeOf(window)
      const { minWidth = 0, minHeight = 0 } = window.options
      expect(width).toBeLessThanOrEqual(workArea.width)
      expect(height).toBeLessThanOrEqual(workArea.height)
      expect(minWidth).toBeLessThanOrEqual(width)
      expect(minHeight).toBeLessThanOrEqual(height)
    }
  })

  it('opens where it was last, and elsewhere where that screen is gone', () => {
    windows.setMainBounds({ x: 100, y: 60, width: 900, height: 640 })
    windows.open('main', '/today')
    expect(played().options).toMatchObject({ x: 100, y: 60, width: 900, height: 640 })
    played().destroy()
    windows.setMainBounds({ x: 4000, y: 60, width: 900, height: 640 })
    windows.open('main', '/today')
    expect(played().options).toMatchObject({ width: 900, height: 640 })
    expect(played().options).not.toHaveProperty('x')
  })

  it('gets another ground behind its page when it gets dark', () => {
    windows.open('main', '/today')
    electron.nativeTheme.shouldUseDarkColors = true
    electron.nativeTheme.emit('updated')
    const dark = played().ground
    electron.nativeTheme.shouldUseDarkColors = false
    electron.nativeTheme.emit('updated')
    expect([dark, played().ground]).toEqual(['#0d191c', '#f9f6ef'])
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
