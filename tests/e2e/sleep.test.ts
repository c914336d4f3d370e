import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type PrivateBus, privateBus } from '../support/privateBus'
import { eventually, leaveDesktop } from './support/desktop'
import { RunningLuwte } from './support/luwte'
import { PASSPHRASE, seal } from './support/session'

// logind on a system bus of this test. Electron has a lock of its own there, which it gives up as soon as it has told of sleep.

let bus: PrivateBus
let logind: ChildProcess
let luwte: RunningLuwte | undefined
let told = ''

beforeAll(async () => {
  bus = await privateBus()
  logind = spawn('/usr/bin/python3', [join(import.meta.dirname, '../support/logind.py')], {
    env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus.address },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  logind.stdout?.on('data', (data: Buffer) => (told += data.toString()))
  await says('ready')
})
afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
})
afterAll(async () => {
  logind.kill()
  await bus.end()
  leaveDesktop()
})

/** Waits until logind has said this so many times. */
const says = (words: string, times = 1) =>
  eventually(words, async () => told.split('\n').filter((line) => line === words).length >= times)

// The driver does not follow a window that opens behind others, so it is spoken to by way of the main process.

const urlOf = (running: RunningLuwte | undefined): Promise<string> =>
  running?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '') ??
  Promise.resolve('')

const callIn = (running: RunningLuwte | undefined, name: string, input?: unknown): Promise<unknown> | undefined =>
  running?.app.evaluate(
    ({ BrowserWindow }, call) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`luwte.call(...${call})`) as Promise<unknown>,
    JSON.stringify(input === undefined ? [name] : [name, input]),
  )

it('sleep waits until the journal is locked, and the keys are gone', async () => {
  luwte = await RunningLuwte.start({ env: { DBUS_SYSTEM_BUS_ADDRESS: bus.address } })
  const page = await luwte.window('/today')
  await page.keyboard.press('Control+n')
  await page.getByRole('textbox', { name: 'Je tekst' }).pressSequentially('Nog net.')
  expect(told).not.toContain('luwte')
  await seal(page)
  await says('taken sleep delay luwte')
  logind.kill('SIGUSR1')
  await says('released luwte')
  // From here on this computer would sleep.
  // The driver hears of it a little later.
  await eventually('the window to be gone', async () => page.isClosed())
  await eventually('the lock screen', async () => (await urlOf(luwte)).includes('#/unlock'))
  expect(await callIn(luwte, 'app.state')).toMatchObject({ value: { lock: 'locked' } })
  expect(await callIn(luwte, 'vault.unlock', { secret: PASSPHRASE })).toMatchObject({ value: { lock: 'open' } })
  await says('taken sleep delay luwte', 2)
  const draft = await callIn(luwte, 'drafts.read', { key: 'entry:new' })
  expect(draft).toMatchObject({ value: { text: 'Nog net.' } })
  await luwte.app.evaluate(({ app }) => app.quit()).catch(() => undefined)
  await says('released luwte', 2)
  await luwte.quit()
  luwte = undefined
})
