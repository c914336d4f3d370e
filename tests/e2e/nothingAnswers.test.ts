import { createClient, type MessageBus } from 'dbus-native'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { eventually, leaveDesktop, trayMenu } from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'
import { ask, lock, PASSPHRASE, seal } from './support/session'

// A desktop whose services are all there and never answer. Luwte asks some of them, Chromium others.

const MUTE = [
  'org.freedesktop.secrets',
  'org.kde.kwalletd5',
  'org.kde.kwalletd6',
  'org.freedesktop.UPower',
  'org.freedesktop.NetworkManager',
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.gnome.SessionManager',
  'org.freedesktop.FileManager1',
  'org.bluez',
]

let mute: MessageBus
let luwte: RunningLuwte | undefined

beforeAll(async () => {
  mute = createClient({ busAddress: process.env.DBUS_SESSION_BUS_ADDRESS ?? '', plainValues: true })
  for (const name of MUTE) await mute.requestName(name, 0)
  mute.connection.removeAllListeners('message')
})
afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
})
afterAll(() => {
  mute.connection.end()
  leaveDesktop()
})

it('control: none of them answers', async () => {
  const other = createClient({ busAddress: process.env.DBUS_SESSION_BUS_ADDRESS ?? '', plainValues: true })
  for (const destination of MUTE) {
    const question = { destination, path: '/', interface: 'org.freedesktop.DBus.Properties', member: 'GetAll' }
    const answer = other.invoke({ ...question, signature: 's', body: [''] }, { timeout: 200 })
    await expect(answer, destination).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  }
  await other.close()
})

it('everything goes on: words, Help now, the tray, sealing, locking, and the end', async () => {
  luwte = await RunningLuwte.start()
  const page = await luwte.window('/today')
  await page.keyboard.press('F1')
  await luwte.window('/help-now')
  await ask(page, 'entries.save', { id: null, seen: null, text: 'Woorden.' })
  expect((await trayMenu()).map(({ label }) => label)).toContain('Hulp nu')
  expect(await ask<{ tray: boolean }>(page, 'desktop.presence')).toMatchObject({ tray: true })
  await seal(page)
  const locked = await lock(luwte, page)
  await locked.locator('h1').first().waitFor()
  await locked.keyboard.press('F1')
  await luwte.window('/help-now')
  expect(await ask<{ lock: string }>(locked, 'vault.unlock', { secret: PASSPHRASE })).toMatchObject({ lock: 'open' })
})

it('a file manager that ends only when it is closed freezes nothing', async () => {
  const folder = freshFolder()
  const note = join(folder, 'opened')
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\necho "$1" >${note}\nwhile [ -e ${note} ]; do sleep 0.1; done\n`, {
    mode: 0o755,
  })
  luwte = await RunningLuwte.start({ env: { PATH: `${folder}:${process.env.PATH ?? ''}` } })
  const page = await luwte.window('/today')
  const shown = ask(page, 'data.showFolder', { which: 'vault' })
  await eventually('the file manager', async () => existsSync(note))
  expect(readFileSync(note, 'utf8').trim()).toBe(join(luwte.data, 'vault'))
  await page.keyboard.press('F1')
  await luwte.window('/help-now')
  await shown
  rmSync(note)
})
