import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  clickNotification,
  clickTrayMenu,
  closeNotifications,
  eventually,
  leaveDesktop,
  notificationsSoFar,
  pressInNotification,
  shownNotifications,
  trayMenu,
  traySubmenu,
  trayTip,
} from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'
import { atTimes, clockTime, dueNow, MINUTE_MS, statesIn } from './support/rhythms'

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

/** The next full minute that Luwte has time to start before. */
const nextMinute = (): number => Math.ceil((Date.now() + 5000) / MINUTE_MS) * MINUTE_MS

const start = async (settings: Record<string, unknown>, data = freshFolder()) =>
  (luwte = await RunningLuwte.start({ flags: ['--hidden'], settings, data }))
const label = async () => (await trayMenu())[0]?.label
const states = () => Object.values(statesIn(luwte?.textOf('moments.json') ?? ''))
const aMomentWaits = () =>
  eventually('the notification, and the tray to say so', async () => {
    return shownNotifications() === 1 && (await label()) === 'Er staat een vraag klaar'
  })

describe('a moment', () => {
  // By the real clock: a minute at most until the next one is full.
  it('comes at its time as a real notification; a click opens the small window for it', async () => {
    const due = nextMinute()
    luwte = await start({ rhythms: [atTimes([clockTime(due)])] })
    await eventually(
      'the next moment in the tray',
      async () => (await label())?.startsWith('Volgende moment: ') && (await label())?.endsWith(clockTime(due)),
    )
    expect(await trayTip()).toMatch(/^Luwte – volgende moment /)
    if (Date.now() < due) expect(shownNotifications()).toBe(0)

    await eventually('the notification', async () => shownNotifications() === 1, 2 * MINUTE_MS)
    expect(Date.now()).toBeGreaterThanOrEqual(due)
    const [occurrence = ''] = Object.keys(statesIn(luwte.textOf('moments.json')))
    expect(occurrence).toMatch(new RegExp(`^daily@.*T${clockTime(due)}$`))
    await eventually(
      'the tray to say that it waits',
      async () => (await trayTip()) === 'Luwte – er staat een vraag klaar',
    )

    await clickNotification()
    await luwte.window(`/check-in/${occurrence}`)
  })

  it('has buttons: "later" lets it come again', async () => {
    await start(dueNow())
    await aMomentWaits()
    pressInNotification('Later')
    await eventually('the tray to say when it comes again', async () =>
      (await label())?.startsWith('Volgende moment: '),
    )
    expect(states()).toEqual(['later'])
    expect(shownNotifications()).toBe(0)
    expect(luwte?.app.windows()).toHaveLength(0)
  })

  it('has buttons: "not today" lets its rhythm rest for the day', async () => {
    await start(dueNow())
    await aMomentWaits()
    pressInNotification('Vandaag niet')
    await eventually('the next moment in the tray', async () => (await label())?.startsWith('Volgende moment: '))
    expect(states()).toEqual(['dropped'])
    const day = /\d{4}-\d\d-\d\d/.exec(luwte?.textOf('moments.json') ?? '')?.[0]
    const { rhythms } = JSON.parse(luwte?.textOf('settings.json') ?? '') as { rhythms: { skip: string[] }[] }
    expect(rhythms[0]?.skip).toEqual([day])
  })

  it('is put off from the tray', async () => {
    await start(dueNow())
    await aMomentWaits()
    expect(await traySubmenu('Later')).toEqual(expect.arrayContaining(['Over tien minuten', 'Over een uur']))
    await clickTrayMenu('Over tien minuten')
    await eventually('the tray to say when it comes again', async () =>
      (await label())?.startsWith('Volgende moment: '),
    )
    expect(states()).toEqual(['later'])
    expect(shownNotifications()).toBe(0)
  })

  it('is taken back by a pause from the tray, and the tray goes on again', async () => {
    await start(dueNow())
    await aMomentWaits()
    await clickTrayMenu('Een uur')
    await eventually('the pause in the tray', async () => (await label())?.startsWith('Pauze tot '))
    expect(shownNotifications()).toBe(0)
    await clickTrayMenu('Weer verder')
    await eventually('the next moment in the tray', async () => (await label())?.startsWith('Volgende moment: '))
    expect((await trayMenu()).map((item) => item.label)).not.toContain('Weer verder')
    expect(notificationsSoFar() - notificationsBefore).toBe(1)
  })

  it('comes once, however many came due meanwhile and however often Luwte starts', async () => {
    const data = freshFolder()
    const settings = dueNow({}, [1, 2, 3])
    await start(settings, data)
    await aMomentWaits()
    await luwte?.quit()
    expect(shownNotifications()).toBe(0)
    await start(settings, data)
    await eventually('the moment in the tray', async () => (await label()) === 'Er staat een vraag klaar')
    expect(states().toSorted()).toEqual(['dropped', 'dropped', 'shown'])
    expect(notificationsSoFar() - notificationsBefore).toBe(1)
  })
})
