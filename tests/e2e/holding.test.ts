import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type FakeLocker, fakeLocker, fakeLogind, fakeNotifier } from '../support/busServices'
import { privateBus } from '../support/privateBus'
import {
  closeNotifications,
  eventually,
  leaveDesktop,
  notificationsSoFar,
  setDoNotDisturb,
  shownNotifications,
  trayMenu,
  windowInFront,
  windowTitles,
} from './support/desktop'
import { freshFolder, RunningLuwte, type StartOptions } from './support/luwte'
import { dueNow, statesIn } from './support/rhythms'

let luwte: RunningLuwte | undefined
let notificationsBefore = 0

beforeEach(() => {
  notificationsBefore = notificationsSoFar()
})

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  closeNotifications()
  leaveDesktop()
})

const start = async (options: StartOptions) => (luwte = await RunningLuwte.start({ flags: ['--hidden'], ...options }))
const desktopBus = process.env.DBUS_SESSION_BUS_ADDRESS ?? ''
const states = () => Object.values(statesIn(luwte?.textOf('moments.json') ?? ''))
const cameSoFar = () => notificationsSoFar() - notificationsBefore

/** While it is held Luwte looks every 20 seconds anyway: what comes sooner came because it was told. */
const SOONER_MS = 10_000

const isHeld = () =>
  eventually('the tray to say that a moment comes soon', async () => {
    return (await trayMenu())[0]?.label === 'Er komt zo een vraag'
  })
const comesNow = () => eventually('the moment', async () => shownNotifications() === 1, SOONER_MS)

async function locker(isLocked: boolean, address = desktopBus): Promise<FakeLocker> {
  const one = await fakeLocker(address, isLocked)
  onTestFinished(() => one.leave())
  return one
}

/** Unlocks where something else holds, and waits until Luwte has looked in vain: its looks come one after another. */
async function unlockInVain(one: FakeLocker): Promise<void> {
  for (const what of ['a look', 'the next one']) {
    const before = one.asked
    one.set(false)
    await eventually(what, async () => one.asked > before)
  }
}

/** After some more looks, and after Luwte has ended. */
async function seenInTheEnd() {
  await luwte?.app.evaluate(({ powerMonitor }) => [1, 2, 3].forEach(() => powerMonitor.emit('resume')))
  const remembered = states()
  await luwte?.quit()
  luwte = undefined
  return { states: remembered, came: cameSoFar() }
}

async function presenceSaid() {
  const page = await luwte?.window('/today')
  return page?.evaluate(() =>
    (globalThis as unknown as { luwte: { call(name: string): Promise<unknown> } }).luwte.call('desktop.presence'),
  )
}

describe('a moment waits', () => {
  it('while do-not-disturb is on, and then comes once', async () => {
    setDoNotDisturb(true)
    onTestFinished(() => setDoNotDisturb(false))
    await start({ settings: dueNow() })
    await isHeld()
    expect(cameSoFar()).toBe(0)
    expect(states()).toEqual([])

    setDoNotDisturb(false)
    await comesNow()
    expect(await seenInTheEnd()).toEqual({ states: ['shown'], came: 1 })
  })

  it('while the screen is locked, and then comes once', async () => {
    const screen = await locker(true)
    await start({ settings: dueNow() })
    await isHeld()
    expect(cameSoFar()).toBe(0)

    screen.set(false)
    await comesNow()
    expect(await seenInTheEnd()).toEqual({ states: ['shown'], came: 1 })
  })

  it('while something fills the screen', async () => {
    const screen = await locker(true)
    await start({ settings: dueNow() })
    await isHeld()
    await luwte?.app.evaluate(({ BrowserWindow }) => void new BrowserWindow({ fullscreen: true, title: 'film' }))
    await eventually('the film in front', async () => windowTitles().includes('film') && windowInFront() !== '')
    await unlockInVain(screen)
    expect(states()).toEqual([])
    expect(cameSoFar()).toBe(0)

    await luwte?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy())
    await eventually('the film to be gone', async () => !windowTitles().includes('film'))
    screen.set(false)
    await comesNow()
  })

  it('while nobody is there', async () => {
    const screen = await locker(true)
    await start({ settings: dueNow() })
    await isHeld()
    // Five minutes are long for a test: only the number that the system gives is played.
    await luwte?.app.evaluate(({ powerMonitor }) => (powerMonitor.getSystemIdleTime = () => 300))
    await unlockInVain(screen)
    expect(cameSoFar()).toBe(0)

    await luwte?.app.evaluate(({ powerMonitor }) => (powerMonitor.getSystemIdleTime = () => 299))
    screen.set(false)
    await comesNow()
  })

  it('for nothing that it was told not to wait for', async () => {
    const screen = await locker(true)
    await start({ settings: dueNow({ holdWhen: ['away'] }) })
    await comesNow()
    expect(screen.asked).toBe(0)
  })
})

describe('sleep', () => {
  it('that is over makes Luwte look', async () => {
    const screen = await locker(true)
    const system = await privateBus()
    const logind = await fakeLogind(system.address)
    onTestFinished(async () => {
      await logind.leave()
      await system.end()
    })
    await start({ settings: dueNow(), env: { DBUS_SYSTEM_BUS_ADDRESS: system.address } })
    await isHeld()
    screen.set(false, 'quietly')
    logind.sleep(true)
    logind.sleep(false)
    await comesNow()
  })
})

describe('a crash', () => {
  it('between remembering a moment and showing it loses the moment, and never shows it twice', async () => {
    const elsewhere = await privateBus()
    const notifier = await fakeNotifier(elsewhere.address, { mute: true })
    onTestFinished(async () => {
      await notifier.leave()
      await elsewhere.end()
    })
    const data = freshFolder()
    await start({ data, settings: dueNow(), env: { DBUS_SESSION_BUS_ADDRESS: elsewhere.address } })
    await eventually('the notifier to be told', async () => notifier.notified.length === 1)
    await luwte?.kill()
    expect(states()).toEqual(['shown'])

    await start({ data })
    await eventually('the moment in the tray', async () => (await trayMenu())[0]?.label === 'Er staat een vraag klaar')
    expect(cameSoFar()).toBe(0)
  })
})

describe('without a notifier', () => {
  it('a moment opens the small window, where that was chosen, and takes nothing from what somebody does', async () => {
    const elsewhere = await privateBus()
    onTestFinished(() => elsewhere.end())
    const screen = await locker(true, elsewhere.address)
    await start({
      flags: [],
      settings: dueNow({ momentsAsWindow: true, closingWithoutTray: 'quit' }),
      env: { DBUS_SESSION_BUS_ADDRESS: elsewhere.address },
    })
    const page = await luwte?.window('/today')
    expect(await presenceSaid()).toMatchObject({
      ok: true,
      value: {
        tray: false,
        notifications: false,
        sources: { locked: true, away: true, 'do-not-disturb': false, 'full-screen': true },
      },
    })
    await eventually('the window to have the keys', async () => page?.evaluate(() => document.hasFocus()))
    const inFront = windowInFront()

    screen.set(false)
    await luwte?.window('/check-in/daily@')
    await eventually('both windows', async () => windowTitles().filter((title) => title === 'Luwte').length === 2)
    expect(windowInFront()).toBe(inFront)
    expect(await page?.evaluate(() => document.hasFocus())).toBe(true)
    expect(states()).toEqual(['shown'])
  })

  it('a moment waits in silence otherwise', async () => {
    const elsewhere = await privateBus()
    onTestFinished(() => elsewhere.end())
    // Held until its log is listened to.
    const screen = await locker(true, elsewhere.address)
    await start({ flags: [], settings: dueNow(), env: { DBUS_SESSION_BUS_ADDRESS: elsewhere.address } })
    await luwte?.window('/today')
    screen.set(false)
    await eventually('it to be said', async () => luwte?.log.includes('could not be shown as a notification'))
    expect(states()).toEqual(['shown'])
    expect(luwte?.app.windows()).toHaveLength(1)
  })
})
