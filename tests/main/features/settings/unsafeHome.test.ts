import { beforeEach, describe, expect, it } from 'vitest'
import { COVER } from '@shared/features/settings/unsafeHome'
import { House, HOUR, settle } from '../../support/house'

const PASSPHRASE = 'een stil huis aan zee'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin({ hidden: true })
})

async function seal(): Promise<void> {
  const { code, ask } = await house.call('vault.newCode')
  const groups = code.split('-')
  await house.call('vault.seal', { passphrase: PASSPHRASE, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] })
}
const turn = (on: boolean) => house.call('settings.setUnsafeHome', { on })
const lockState = async () => (await house.call('app.state')).lock
/** Locking takes its steps in the background. */
async function isLocked(): Promise<boolean> {
  for (let turns = 0; turns < 50; turns += 1) {
    if ((await lockState()) === 'locked') return true
    await settle()
  }
  return false
}

describe('unsafe home', () => {
  it('gives every window, the tray and the launchers a neutral name at once, and takes it back', async () => {
    const { windows, tray } = house.ports
    await turn(true)
    await settle()
    expect(windows.names.at(-1)).toBe('Notities')
    expect(JSON.stringify(tray.model)).not.toMatch(/luwte|inchecken|nieuwe check-in/i)
    await turn(false)
    await settle()
    expect(windows.names.at(-1)).toBe('Luwte')
  })

  it('leaves nothing of Luwte in a notification', async () => {
    await turn(true)
    await house.choose(['08:00'])
    await house.pass(2 * HOUR)
    expect(house.shown).toHaveLength(1)
    expect(new Set(house.ports.notifier.texts)).toEqual(
      new Set(['Notities', 'Er staat iets klaar.', 'Later', 'Vandaag niet']),
    )
  })

  it('opens no window by itself', async () => {
    await house.call('settings.change', { momentsAsWindow: true })
    await turn(true)
    house.ports.notifier.outcome = 'failed'
    await house.choose(['08:00'])
    await house.pass(2 * HOUR)
    expect(house.ports.windows.opened).toEqual([])
  })

  it('locks a sealed vault as soon as another program is in front', async () => {
    await seal()
    await turn(true)
    house.ports.windows.open('main', '/today')
    house.ports.windows.blur()
    expect(await isLocked()).toBe(true)
  })

  it('has a key that closes everything and locks', async () => {
    await seal()
    const before = house.ports.shortcuts.wanted?.hide
    await turn(true)
    await settle()
    expect([before, house.ports.shortcuts.wanted?.hide]).toEqual([null, 'Control+Alt+H'])
    house.ports.windows.open('main', '/journal')
    house.ports.shortcuts.press('hide')
    expect(await isLocked()).toBe(true)
    expect(house.ports.windows.isOpen('main')).toBe(false)
  })

  it('is still on after a start, and gives back then what was before', async () => {
    await house.call('settings.change', { appName: 'luwte' })
    await turn(true)
    await house.app.close()
    house = new House(house.ports)
    await house.begin()
    expect((await house.call('app.state')).settings).toMatchObject({ appName: 'notes', quickExit: true })
    expect(await turn(false)).toMatchObject({ appName: 'luwte', quickExit: false, unsafeHome: null })
  })

  it('cannot be switched off in front of the lock screen', async () => {
    await seal()
    await turn(true)
    house.ports.windows.blur()
    expect(await isLocked()).toBe(true)
    await expect(turn(false)).rejects.toThrow('locked')
  })
})

describe('leaving quickly', () => {
  it('shows the page that says nothing, and closes the small window', async () => {
    const { windows } = house.ports
    windows.open('main', '/journal')
    windows.open('check-in', '/check-in')
    await house.call('desktop.leaveQuickly')
    expect(windows.opened.at(-1)).toEqual(['main', COVER])
    expect(windows.isOpen('check-in')).toBe(false)
  })

  it('locks a sealed vault, and what was typed is kept', async () => {
    await seal()
    const { windows } = house.ports
    windows.open('main', '/journal/write/new')
    windows.onWayOut = async () => {
      await house.call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'nog net', seen: null } })
    }
    await house.call('desktop.leaveQuickly')
    expect(await isLocked()).toBe(true)
    await settle()
    expect(windows.opened.at(-1)).toEqual(['main', COVER])
    await house.call('vault.unlock', { secret: PASSPHRASE })
    expect(await house.call('drafts.read', { key: 'entry:new' })).toMatchObject({ text: 'nog net' })
  })

  it('shows that page also from the small window alone, and where a lock was running already', async () => {
    await seal()
    const { windows } = house.ports
    await house.call('settings.change', {
      lockWhen: { minutes: 15, suspend: true, screenLock: true, windowClose: true, blur: true },
    })
    windows.open('check-in', '/check-in')
    windows.blur()
    await house.call('desktop.leaveQuickly')
    expect(await isLocked()).toBe(true)
    await settle()
    expect(windows.opened.at(-1)).toEqual(['main', COVER])
  })
})
