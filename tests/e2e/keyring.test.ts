import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { eventually, hasOwner, leaveDesktop } from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'
import { ask, lock, PASSPHRASE, seal } from './support/session'

// GNOME's own keyring, as it is for whoever never made one: the first that asks it for something gets a box "Choose password
// for new keyring". Chromium asks in the main thread of Electron, and waits for whatever happens to that box.

const KEYRING = 'org.freedesktop.secrets'

let luwte: RunningLuwte | undefined
let keyring: ReturnType<typeof spawn>

beforeAll(async () => {
  const home = freshFolder()
  keyring = spawn('gnome-keyring-daemon', ['--start', '--foreground', '--components=secrets'], {
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home },
    stdio: 'ignore',
  })
  await eventually('the keyring', () => hasOwner(KEYRING))
})
afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
})
afterAll(() => {
  keyring.kill()
  leaveDesktop()
})

/** The box of the keyring; null: none is there. It belongs to another program. */
function boxOfKeyring(): string | null {
  const { status, stdout } = spawnSync('xdotool', ['search', '--onlyvisible', '--class', 'gcr-prompter'], {
    encoding: 'utf8',
  })
  return status === 0 ? (stdout.trim().split('\n').at(-1) ?? null) : null
}

/** It has taken the whole keyboard. */
const inBox = (does: string) => void execFileSync('xdotool', does.split(' '))

const begin = async (data?: string): Promise<{ running: RunningLuwte; page: Page }> => {
  const running = await RunningLuwte.start(data === undefined ? {} : { data })
  luwte = running
  return { running, page: await eventually('a window', async () => running.app.windows()[0]) }
}

const keyringState = async (page: Page) => (await ask<{ keyring: string }>(page, 'vault.state')).keyring

describe('a keyring in which nothing was ever stored', () => {
  it('is not asked by a lock screen, nor on the way of anything else', async () => {
    const { running, page } = await begin()
    await seal(page)
    const locked = await lock(running, page)
    await locked.locator('h1').first().waitFor()
    expect(await keyringState(locked)).toBe('off')
    await locked.keyboard.press('F1')
    await running.window('/help-now')
    await ask(locked, 'vault.unlock', { secret: PASSPHRASE })
    await running.quit()
    const again = await begin(running.data)
    await again.running.window('/unlock')
    expect(boxOfKeyring()).toBeNull()
    // Nobody on the whole computer has stored anything.
    expect(spawnSync('busctl', ['--user', 'tree', '--list', KEYRING], { encoding: 'utf8' }).stdout).not.toContain('/1')
  })

  it('asks for its password once it is chosen; letters and Help now go on meanwhile', async () => {
    const { running, page } = await begin()
    await running.window('/today')
    await seal(page)
    const chosen = ask<{ keyring: string }>(page, 'vault.setKeyring', { on: true, secret: PASSPHRASE })
    await eventually('the box of the keyring', async () => boxOfKeyring())
    await page.keyboard.press('F1')
    await running.window('/help-now')
    await ask(page, 'entries.save', { id: null, seen: null, text: 'Met een vreemd venster ervoor.' })
    for (const key of ['type geheim', 'key Tab', 'type geheim', 'key Return']) inBox(key)
    expect((await chosen).keyring).toBe('on')
    await running.quit()

    const again = await begin(running.data)
    await again.running.window('/today')
    expect(await ask<{ lock: string }>(again.page, 'app.state')).toMatchObject({ lock: 'open' })
    await ask(again.page, 'vault.setKeyring', { on: false, secret: PASSPHRASE })
    await again.running.quit()
    const last = await begin(running.data)
    await last.running.window('/unlock')
  })

  it('that is cancelled leaves everything as it was', async () => {
    const { page } = await begin()
    await seal(page)
    execFileSync('busctl', [
      '--user',
      'call',
      KEYRING,
      '/org/freedesktop/secrets',
      'org.freedesktop.Secret.Service',
      'Lock',
      'ao',
      '1',
      '/org/freedesktop/secrets/aliases/default',
    ])
    const chosen = ask(page, 'vault.setKeyring', { on: true, secret: PASSPHRASE }).then(
      () => 'on',
      (fault: unknown) => String(fault),
    )
    await eventually('the box of the keyring', async () => boxOfKeyring())
    inBox('key Escape')
    expect(await chosen).toContain('not-allowed')
    expect(await keyringState(page)).toBe('off')
    await eventually('the box to be gone', async () => boxOfKeyring() === null)
  })
})
