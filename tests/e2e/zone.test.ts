import { cpSync, lstatSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Bridge } from '@shared/ipc/client'
import { clickTrayMenu, eventually, leaveDesktop, trayMenu } from './support/desktop'
import { electron, freshFolder, RunningLuwte } from './support/luwte'
import { atTimes } from './support/rhythms'
import { ask } from './support/session'

// A journey: the link /etc/localtime is replaced while a window is open. Luwte sees a folder /etc of its own.

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  leaveDesktop()
})

const HOME = 'Europe/Amsterdam'
const JOURNEY = ['Asia/Tokyo', 'America/St_Johns']

/** A whole hour that was not in the last six hours and is not the next one, in any of these zones: nothing is due on the way. */
function quietHour(zones: readonly string[]): string {
  const now = new Date().toISOString()
  const hours = zones.map((zone) => Number(hourIn(zone, now).slice(0, 2)))
  const isQuiet = (hour: number) =>
    hours.every((local) => (local - hour + 24) % 24 >= 6 && (local - hour + 24) % 24 <= 22)
  const hour = Array.from({ length: 24 }, (_, each) => each).find(isQuiet)
  return `${String(hour).padStart(2, '0')}:00`
}

const hourIn = (zone: string, instant: string): string =>
  new Intl.DateTimeFormat('nl', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(Date.parse(instant))

it('main, the tray and an open window are in the same zone, before and after', async () => {
  const folder = freshFolder()
  const etc = join(folder, 'etc')
  cpSync('/etc', etc, { recursive: true, verbatimSymlinks: true, filter: (path) => !lstatSync(path).isSocket() })
  const travel = (zone: string) => {
    symlinkSync(`/usr/share/zoneinfo/${zone}`, join(folder, 'localtime'))
    rmSync(join(etc, 'localtime'), { force: true })
    renameSync(join(folder, 'localtime'), join(etc, 'localtime'))
  }
  travel(HOME)
  const starter = join(folder, 'starter')
  const mounted = `mount --bind ${etc} /etc && unset TZ && exec ${electron} "$@"`
  writeFileSync(starter, `#!/bin/sh\nexec unshare --mount sh -c '${mounted}' electron "$@"\n`, { mode: 0o755 })

  const hour = quietHour([HOME, ...JOURNEY])
  luwte = await RunningLuwte.start({ starter, settings: { rhythms: [atTimes([hour])] } })
  const page = await luwte.window('/today')
  const state = () => ask<{ zone: string; settings: { pause: { until: string } | null } }>(page, 'app.state')
  expect((await state()).zone).toBe(HOME)
  const due = async () => (await ask<{ due: number }>(page, 'moments.next')).due
  const shown = async () => (await trayMenu())[0]?.label ?? ''
  expect(hourIn(HOME, new Date(await due()).toISOString())).toBe(hour)

  // Main knows a new zone whenever it is asked; a window knows it once it is told.
  await page.evaluate(() => {
    const { luwte: bridge } = globalThis as unknown as { luwte: Bridge }
    bridge.subscribe('zone.changed', (told) => (document.body.dataset.toldZone = (told as { zone: string }).zone))
  })
  for (const zone of JOURNEY) {
    travel(zone)
    await page.locator(`body[data-told-zone="${zone}"]`).waitFor()
    expect((await state()).zone).toBe(zone)
    await eventually('the moment', async () => hourIn(zone, new Date(await due()).toISOString()) === hour)
    expect(await shown()).toContain(` om ${hour}`)
    // By the tray, which goes by main, and by the window.
    await clickTrayMenu('Tot morgen')
    await eventually('the pause', async () => (await state()).settings.pause !== null)
    const byTray = (await state()).settings.pause?.until ?? ''
    expect(hourIn(zone, byTray)).toBe('06:00')
    expect(await shown()).toMatch(/ om 06:00$/)
    await clickTrayMenu('Weer verder')
    await eventually('the end of the pause', async () => (await state()).settings.pause === null)
    await page.getByRole('button', { name: 'Neem pauze' }).click()
    await page.getByRole('button', { name: 'Tot morgen' }).click()
    await eventually('the pause', async () => (await state()).settings.pause !== null)
    expect((await state()).settings.pause?.until).toBe(byTray)
    await clickTrayMenu('Weer verder')
    await eventually('the end of the pause', async () => (await state()).settings.pause === null)
  }
})
