import assert from 'node:assert/strict'
import type { Power, Printing, TrayModel, TrayView, WindowBounds, Windows } from '@main/ports'

// Contracts of the ports that only real Electron can keep. They know no test runner: tests/e2e/ports.test.ts runs them inside
// Electron, contracts.test.ts against the stand-ins.

/** What a port promises, by what is promised. Each is run on a subject of its own. */
export type Contract<Subject> = Record<string, (subject: Subject) => Promise<void>>

const PATIENCE_MS = 10_000

async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!(await check())) {
    assert.ok(Date.now() < end, `this did not come about: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export interface WindowsSubject {
  windows: Windows
  /** The user closes the main window. */
  closeMain(): void
  /** The user gives the main window another size. */
  resizeMain(bounds: WindowBounds): Promise<void>
}

export const windowsContract: Contract<WindowsSubject> = {
  async 'a window is open until it is closed, and opening it again makes no second one'({ windows }) {
    windows.open('main', '/today')
    windows.open('main', '/journal')
    assert.equal(windows.isOpen('main'), true)
    assert.equal(windows.isOpen('check-in'), false)
    windows.close('main')
    await until('a closed window', () => !windows.isOpen('main'))
  },
  async 'the last window that closes is reported, and no other'({ windows }) {
    let count = 0
    const stop = windows.onNone(() => (count += 1))
    windows.open('main', '/today')
    windows.open('check-in', '/check-in', 'unasked')
    windows.close('check-in')
    await until('one window', () => !windows.isOpen('check-in'))
    assert.equal(count, 0)
    windows.close('main')
    await until('no window', () => !windows.isOpen('main'))
    assert.equal(count, 1)
    stop()
    windows.open('main', '/today')
    windows.close('main')
    await until('no window again', () => !windows.isOpen('main'))
    assert.equal(count, 1)
  },
  async 'all windows close without a question, and without a last one'({ windows }) {
    let count = 0
    const stops = [windows.onNone(() => (count += 1)), windows.onMainClose(() => false)]
    windows.open('main', '/today')
    windows.open('check-in', '/check-in')
    await windows.closeAll()
    assert.deepEqual([windows.isOpen('main'), windows.isOpen('check-in'), count], [false, false, 0])
    for (const stop of stops) stop()
  },
  async 'the user closes the main window only where that is allowed'({ windows, closeMain }) {
    let asked = 0
    const stop = windows.onMainClose(() => {
      asked += 1
      return false
    })
    windows.open('main', '/today')
    closeMain()
    await until('the question', () => asked === 1)
    assert.equal(windows.isOpen('main'), true)
    stop()
    closeMain()
    await until('a closed window', () => !windows.isOpen('main'))
    assert.equal(asked, 1)
  },
  async 'the size of the main window is reported'({ windows, closeMain, resizeMain }) {
    let last: WindowBounds | null = null
    const stop = windows.onMainBounds((bounds) => (last = bounds))
    windows.open('main', '/today')
    const size = { width: 900, height: 640 }
    await resizeMain(size)
    closeMain()
    await until('a closed window', () => !windows.isOpen('main'))
    assert.deepEqual(last && { width: (last as WindowBounds).width, height: (last as WindowBounds).height }, size)
    stop()
  },
}

export interface TraySubject {
  tray: TrayView
  /** What the menu says, separators and submenus left out. */
  labels(): Promise<string[]>
  /** The user picks the item with this label. */
  pick(label: string): Promise<void>
  setPanel(isThere: boolean): Promise<void>
}

const MODEL: TrayModel = {
  state: 'resting',
  icon: 'luwte',
  tip: 'Luwte',
  items: [
    { label: 'Check in', action: 'check-in' },
    { label: 'Next at nine', action: null },
    { separator: true },
    { label: 'Pause', items: [{ label: 'For an hour', action: 'pause:hour' }] },
    { label: 'Quit', action: 'quit' },
  ],
}
const LABELS = ['Check in', 'Next at nine', 'Pause', 'Quit']

export const trayContract: Contract<TraySubject> = {
  async 'the menu says what was rendered last'({ tray, labels }) {
    tray.render(MODEL)
    await until('the menu', async () => (await labels()).join() === LABELS.join())
    tray.render({ ...MODEL, items: MODEL.items.slice(0, 1) })
    await until('the shorter menu', async () => (await labels()).join() === LABELS[0])
  },
  async 'what is picked is reported, in submenus too, until nobody listens'({ tray, labels, pick }) {
    const picked: string[] = []
    const stop = tray.onAction((action) => picked.push(action))
    tray.render(MODEL)
    await until('the menu', async () => (await labels()).join() === LABELS.join())
    await pick('Check in')
    await pick('For an hour')
    await until('both actions', () => picked.length === 2)
    assert.deepEqual(picked, ['check-in', 'pause:hour'])
    stop()
    const later: string[] = []
    const stopLater = tray.onAction((action) => later.push(action))
    await pick('Quit')
    await until('the last action', () => later.length === 1)
    assert.equal(picked.length, 2)
    stopLater()
  },
  async 'a panel that goes and comes is reported'({ tray, setPanel }) {
    assert.equal(await tray.isAvailable(), true)
    const reported: boolean[] = []
    const stop = tray.onAvailable((isAvailable) => reported.push(isAvailable))
    await setPanel(false)
    await until('no panel', () => reported.at(-1) === false)
    await setPanel(true)
    await until('a panel', () => reported.at(-1) === true)
    stop()
  },
}

export interface PrintingSubject {
  printing: Printing
  /** The route of a page that is made for paper. */
  route: string
  /** Whether the dialogs are answered, or cancelled. */
  answer(isAnswered: boolean): void
}

export const printingContract: Contract<PrintingSubject> = {
  async 'a page is printed, unless the user cancels'({ printing, route, answer }) {
    answer(true)
    assert.equal(await printing.print(route), 'printed')
    answer(false)
    assert.equal(await printing.print(route), 'cancelled')
  },
  async 'a page is saved as a PDF, unless the user cancels'({ printing, route, answer }) {
    answer(false)
    assert.equal(await printing.savePdf(route, 'A page'), 'cancelled')
    answer(true)
    assert.equal(await printing.savePdf(route, 'A page'), 'saved')
  },
}

export interface PowerSubject {
  power: Power
  suspend(): void
  resume(): void
  lockScreen(): void
}

export const powerContract: Contract<PowerSubject> = {
  async 'sleep, waking and the lock of the screen are reported, each until nobody listens'(subject) {
    const { power, suspend, resume, lockScreen } = subject
    const heard: string[] = []
    const stops = [
      power.onSuspend(() => heard.push('sleep')),
      power.onResume(() => heard.push('awake')),
      power.onScreenLock(() => heard.push('locked')),
    ]
    // A listener on a bus hears nothing before the bus knows of it.
    await until('sleep', () => {
      if (!heard.includes('sleep')) suspend()
      return heard.includes('sleep')
    })
    await until('waking', () => {
      if (!heard.includes('awake')) resume()
      return heard.includes('awake')
    })
    await until('the lock', () => {
      if (!heard.includes('locked')) lockScreen()
      return heard.includes('locked')
    })
    for (const stop of stops) stop()
    heard.length = 0
    let isLater = false
    const stop = power.onSuspend(() => (isLater = true))
    resume()
    lockScreen()
    await until('sleep again', () => {
      if (!isLater) suspend()
      return isLater
    })
    assert.deepEqual(heard, [])
    stop()
  },
  async 'sleep waits until it is let go, which may be said twice'({ power }) {
    const letGo = power.delaySleep()
    letGo()
    letGo()
  },
}
