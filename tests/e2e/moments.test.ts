import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  clickNotification,
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

/** Luwte in a wall-clock world of its own: it believes that it is a few seconds before eight in the morning. */
const startBeforeEight = (settings: Record<string, unknown> = {}) =>
  RunningLuwte.start({
    flags: ['--hidden'],
    settings: {
      rhythm: { id: 'daily', on: true, times: ['08:00', '20:00'], weekdays: [1, 2, 3, 4, 5, 6, 7] },
      ...settings,
    },
    env: {
      TZ: 'Europe/Amsterdam',
      LD_PRELOAD: '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
      FAKETIME: '@2026-11-23 07:59:50',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  })

describe('a moment', () => {
  it('comes at its time as a real notification; a click opens the small window for it', async () => {
    luwte = await startBeforeEight()
    await eventually('the next moment in the tray', async () =>
      (await trayMenu()).some(({ label }) => label === 'Volgende moment: vandaag om 08:00'),
    )
    expect(await trayTip()).toBe('Luwte – volgende moment vandaag om 08:00')
    expect(shownNotifications()).toBe(0)

    await eventually('the notification', async () => shownNotifications() === 1)
    const saysNow = await luwte.app.evaluate(() => new Date().toTimeString().slice(0, 5))
    expect(saysNow).toBe('08:00')
    expect(readFileSync(join(luwte.data, 'moments.json'), 'utf8')).toContain('daily@2026-11-23T08:00')
    await eventually(
      'the tray to say that a moment waits',
      async () => (await trayTip()) === 'Luwte – er wacht een moment',
    )

    clickNotification()
    const page = await luwte.window('/check-in/daily@2026-11-23T08:00')
    await page.getByRole('button', { name: 'Later' }).click()
    await eventually('the window to be gone', async () => luwte?.app.windows().length === 0)
    await eventually('the tray to say when it asks again', async () =>
      (await trayMenu())[0]?.label.startsWith('Volgende moment: vandaag om 08:3'),
    )
  })

  it('does not come while paused', async () => {
    luwte = await startBeforeEight({ pausedUntil: '2026-11-23T18:00:00.000Z' })
    expect((await trayMenu()).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Pauze tot vandaag om 19:00', 'Weer verder']),
    )
    // Until its own clock has passed eight o'clock.
    await luwte.app.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const look = setInterval(() => {
            if (new Date().getHours() < 8 || new Date().getSeconds() < 2) return
            clearInterval(look)
            resolve()
          }, 100)
        }),
    )
    expect(shownNotifications()).toBe(0)
  })
})
