import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  clickNotification,
  clickTrayMenu,
  closeNotifications,
  eventually,
  leaveDesktop,
  shownNotifications,
  trayMenu,
  trayTip,
} from './support/desktop'
import { RunningLuwte } from './support/luwte'

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  closeNotifications()
  leaveDesktop()
})

const MINUTE_MS = 60_000

/** The next full minute that Luwte has time to start before. */
function nextMinute(): Date {
  return new Date(Math.ceil((Date.now() + 5000) / MINUTE_MS) * MINUTE_MS)
}

const clockTime = (date: Date) => date.toTimeString().slice(0, 5)
const label = async () => (await trayMenu())[0]?.label
const daily = (...times: string[]) => ({ id: 'daily', on: true, times, weekdays: [1, 2, 3, 4, 5, 6, 7] })

describe('a moment', () => {
  // By the real clock: a minute at most until the next one is full.
  it('comes at its time as a real notification; a click opens the small window for it', async () => {
    const due = nextMinute()
    luwte = await RunningLuwte.start({ flags: ['--hidden'], settings: { rhythm: daily(clockTime(due)) } })
    await eventually(
      'the next moment in the tray',
      async () => (await label())?.startsWith('Volgende moment: ') && (await label())?.endsWith(clockTime(due)),
    )
    expect(await trayTip()).toMatch(/^Luwte – volgende moment /)
    if (Date.now() < due.getTime()) expect(shownNotifications()).toBe(0)

    await eventually('the notification', async () => shownNotifications() === 1, 2 * MINUTE_MS)
    expect(Date.now()).toBeGreaterThanOrEqual(due.getTime())
    const [occurrence = ''] = /daily@[\d-]+T[\d:]+/.exec(readFileSync(join(luwte.data, 'moments.json'), 'utf8')) ?? []
    expect(occurrence).toMatch(new RegExp(`T${clockTime(due)}$`))
    await eventually(
      'the tray to say that a moment waits',
      async () => (await trayTip()) === 'Luwte – er wacht een moment',
    )

    clickNotification()
    const page = await luwte.window(`/check-in/${occurrence}`)
    await page.getByRole('button', { name: 'Later' }).click()
    await eventually('the window to be gone', async () => luwte?.app.windows().length === 0)
    await eventually('the tray to say when it asks again', async () => (await label())?.startsWith('Volgende moment: '))
  })

  it('is held by a pause, and the tray resumes it', async () => {
    const tomorrow = new Date(Date.now() + 24 * 60 * MINUTE_MS)
    luwte = await RunningLuwte.start({
      flags: ['--hidden'],
      settings: { rhythm: daily('08:00', '20:00'), pausedUntil: tomorrow.toISOString() },
    })
    await eventually('the pause in the tray', async () => (await label())?.startsWith('Pauze tot morgen om '))
    await clickTrayMenu('Weer verder')
    await eventually('the next moment in the tray', async () => (await label())?.startsWith('Volgende moment: '))
    expect((await trayMenu()).map((item) => item.label)).not.toContain('Weer verder')
  })
})
