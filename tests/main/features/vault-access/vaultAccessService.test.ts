import { describe, expect, it } from 'vitest'
import { createApp } from '@main/app/createApp'
import { PLAIN_LAUNCH } from '@main/desktop/launchArguments'
import { LuwteError } from '@shared/kernel/errors'
import type { VaultState } from '@shared/features/vault-access/contract'
import { checkIn, House, HOUR, MINUTE, ours, settle } from '../../support/house'

const PASSPHRASE = 'een stil huis aan zee'
const OTHER = 'de lamp in het raam'

async function begun(launch = {}): Promise<House> {
  const house = new House()
  await house.begin({ hidden: true, ...launch })
  return house
}

/** As the screens do: a code, two of its groups typed back, and the passphrase. @returns the code. */
async function seal(house: House, passphrase = PASSPHRASE): Promise<string> {
  const { code, ask } = await house.call('vault.newCode')
  const groups = code.split('-')
  await house.call('vault.seal', { passphrase, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] })
  return code
}

/** Luwte on the same disk, started anew. */
async function again(house: House): Promise<House> {
  await house.app.close()
  const next = new House(house.ports)
  await next.begin()
  return next
}

async function lock(house: House): Promise<void> {
  await house.call('vault.lock')
  while ((await house.call('vault.state')).lock !== 'locked') await settle()
}

/** Everything on the disk of this computer, as one text. */
const disk = ({ ports }: House): string =>
  [...ports.files.contents.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n')

const entry = (text: string) => ({ id: null, seen: null, text })
const note = (text: string) => ({ ...checkIn, note: text })

describe('sealing', () => {
  it('counts once two groups of the code were typed back', async () => {
    const house = await begun()
    await house.call('entries.save', entry('woorden'))
    const { code, ask } = await house.call('vault.newCode')
    expect(code).toMatch(/^(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
    expect(ask[0]).toBeLessThan(ask[1])
    await expect(house.call('vault.seal', { passphrase: PASSPHRASE, groups: ['0000', '1111'] })).rejects.toThrow(
      'wrong-groups',
    )
    expect((await house.call('vault.state')).lock).toBe('plain')
    expect(await house.call('vault.shownCode')).toBe(code)
    await seal(house)
    expect(await house.call('vault.state')).toMatchObject({ lock: 'open', hasRecoveryCode: true, waiting: 0 })
    // A code that counts is never shown again.
    expect(await house.call('vault.shownCode')).toBeNull()
    expect(house.ports.windows.heard).toContainEqual([
      'luwte:event:vault.changed',
      expect.objectContaining({ lock: 'open' }) as VaultState,
    ])
  })

  it('leaves no word in the open: records, drafts, what was noticed', async () => {
    const house = await begun()
    await house.call('entries.save', entry('een geheim'))
    await house.call('checkIns.answer', note('een geheim'))
    await house.call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'een geheim', seen: null } })
    expect(disk(house)).toContain('een geheim')
    await seal(house)
    await house.call('drafts.write', { key: 'entry:x', draft: { kind: 'entry', text: 'een geheim', seen: null } })
    await house.pass(HOUR)
    expect(disk(house)).not.toContain('een geheim')
  })

  it('keeps the page with the code where somebody wants it', async () => {
    const house = await begun()
    const { code } = await house.call('vault.newCode')
    expect(await house.call('vault.saveCode')).toBe('cancelled')
    house.ports.dialogs.newFile = '/papers/code.txt'
    expect(await house.call('vault.saveCode')).toBe('saved')
    expect(new TextDecoder().decode(house.ports.files.contents.get('/papers/code.txt'))).toContain(code)
  })
})

describe('a locked vault', () => {
  it('gives nothing away, and says no more than that', async () => {
    const house = await begun()
    await house.call('entries.save', entry('woorden'))
    await seal(house)
    await lock(house)
    for (const [name, input] of [
      ['entries.months', { filter: {}, arrivals: false }],
      ['search.records', { query: 'woorden', most: 5 }],
      ['drafts.read', { key: 'entry:new' }],
      ['drafts.list', undefined],
      ['ownChoices.read', undefined],
      ['plan.read', undefined],
      ['search.ownRecords', undefined],
      ['backups.preview', { id: '2026-11-22T20-04-31-250Z' }],
      ['vault.rotate', { secret: PASSPHRASE, passphrase: OTHER, groups: ['', ''], dropBackups: false }],
    ] as const)
      expect(await house.app.handle(name, input, ours)).toEqual({ ok: false, error: { code: 'locked' } })
    expect(house.ports.tray.labels.join()).not.toContain('Laatst')
    expect(house.ports.tray.labels).not.toContain('Op slot doen')
  })

  it('takes a check-in, which is there once it is open, and once only', async () => {
    const house = await begun()
    await seal(house)
    await lock(house)
    await house.call('checkIns.answer', note('in het donker'))
    expect(disk(house)).not.toContain('in het donker')
    expect((await house.call('vault.state')).waiting).toBe(1)
    const later = await again(house)
    expect((await later.call('app.state')).lock).toBe('locked')
    await expect(later.call('vault.unlock', { secret: 'iets anders' })).rejects.toThrow('wrong-secret')
    expect(await later.call('vault.unlock', { secret: PASSPHRASE })).toMatchObject({ lock: 'open', waiting: 0 })
    expect((await later.call('checkIns.recent', { days: 7 })).map((one) => one.note)).toEqual(['in het donker'])
    await lock(later)
    await later.call('vault.unlock', { secret: PASSPHRASE })
    expect(await later.call('checkIns.recent', { days: 7 })).toHaveLength(1)
  })

  it('keeps what was typed half-way, unseen until it is open', async () => {
    const house = await begun()
    await seal(house)
    await lock(house)
    const draft = { kind: 'check-in', step: 'around', answer: note('half af') } as const
    await house.call('drafts.write', { key: 'check-in:now', draft })
    expect(disk(house)).not.toContain('half af')
    const later = await again(house)
    await later.call('vault.unlock', { secret: PASSPHRASE })
    expect(await later.call('drafts.read', { key: 'check-in:now' })).toEqual(draft)
    await lock(later)
    await later.call('drafts.clear', { key: 'check-in:now' })
    await later.call('vault.unlock', { secret: PASSPHRASE })
    expect(await later.call('drafts.list')).toHaveLength(1)
  })

  it('has not a word of another to be put in its inbox', async () => {
    const house = await begun()
    await seal(house)
    const { deviceId } = JSON.parse(house.textOf('device.json')) as { deviceId: string }
    await lock(house)
    const id = '019aa000-0000-7000-8000-000000000000'
    const path = `/data/vault/${deviceId}/inbox/${id}.json`
    for (const forged of ['{}', 'x', JSON.stringify({ app: 'luwte', box: 'AAAA' }), '[]'])
      house.ports.files.contents.set(path, new TextEncoder().encode(forged))
    await house.call('vault.unlock', { secret: PASSPHRASE })
    expect(await house.call('checkIns.recent', { days: 62 })).toEqual([])
  })
})

describe('locking', () => {
  it.each([
    ['suspend', (house: House) => house.ports.suspend()],
    ['screenLock', (house: House) => house.ports.lockScreen()],
    ['windowClose', (house: House) => house.ports.windows.noneLeft()],
    ['blur', (house: House) => house.ports.windows.blur()],
  ] as const)('is not outrun: with %s while the key is derived, the vault stays locked', async (reason, happen) => {
    for (const isWanted of [false, true]) {
      const house = await begun()
      await seal(house)
      const none = { minutes: null, suspend: false, screenLock: false, windowClose: false, blur: false }
      await house.call('settings.change', { lockWhen: { ...none, [reason]: isWanted } })
      await lock(house)
      const { keyDeriver } = house.ports
      const derive = keyDeriver.derive.bind(keyDeriver)
      let derived: () => void = () => undefined
      const deriving = new Promise<void>((resolve) => (derived = resolve))
      keyDeriver.derive = async (...args) => {
        await deriving
        return derive(...args)
      }
      const unlocking = house.call('vault.unlock', { secret: PASSPHRASE })
      await settle()
      happen(house)
      derived()
      const lockState = isWanted ? 'locked' : 'open'
      expect((await unlocking).lock).toBe(lockState)
      await settle()
      expect((await house.call('app.state')).lock).toBe(lockState)
      // What came before does not count for what comes after.
      expect((await house.call('vault.unlock', { secret: PASSPHRASE })).lock).toBe('open')
      await house.app.close()
    }
  })

  it('comes before sleep: the computer waits until the keys are gone', async () => {
    const house = await begun()
    const { ports } = house
    expect(ports.sleepDelays).toBe(0)
    await seal(house)
    expect(ports.sleepDelays).toBe(1)
    ports.windows.open('main', '/today')
    let sayAll: () => void = () => undefined
    const said = new Promise<void>((resolve) => (sayAll = resolve))
    ports.windows.onWayOut = () => said
    ports.suspend()
    await settle()
    expect(ports.sleepDelays).toBe(1)
    expect((await house.call('app.state')).lock).toBe('open')
    sayAll()
    await settle()
    expect((await house.call('app.state')).lock).toBe('locked')
    expect(ports.sleepDelays).toBe(0)
    ports.resume()
    await house.call('vault.unlock', { secret: PASSPHRASE })
    expect(ports.sleepDelays).toBe(1)
    const { lockWhen } = (await house.call('app.state')).settings
    await house.call('settings.change', { lockWhen: { ...lockWhen, suspend: false } })
    expect(ports.sleepDelays).toBe(0)
    await house.call('settings.change', { lockWhen: { ...lockWhen, suspend: true } })
    expect(ports.sleepDelays).toBe(1)
    await house.app.close()
    expect(ports.sleepDelays).toBe(0)
  })

  it('comes with the last window once the vault is sealed, until that is switched off', async () => {
    const house = new House()
    house.store('settings.json', {
      lockWhen: { minutes: 15, suspend: true, screenLock: true, windowClose: false, blur: false },
    })
    await house.begin()
    await seal(house)
    await settle()
    house.ports.windows.noneLeft()
    await settle()
    expect((await house.call('app.state')).lock).toBe('locked')
    await house.call('vault.unlock', { secret: PASSPHRASE })
    const { lockWhen } = (await house.call('app.state')).settings
    await house.call('settings.change', { lockWhen: { ...lockWhen, windowClose: false } })
    house.ports.windows.noneLeft()
    await settle()
    expect((await (await again(house)).call('app.state')).settings.lockWhen.windowClose).toBe(false)
  })

  it('lets every window go first: what they say on their way out is kept', async () => {
    const house = await begun()
    await seal(house)
    house.ports.windows.open('main', '/journal/write/new')
    const { windows } = house.ports
    const closeAll = windows.closeAll.bind(windows)
    windows.closeAll = async () => {
      await house.call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'nog net', seen: null } })
      await closeAll()
    }
    await lock(house)
    expect(windows.opened.at(-1)).toEqual(['main', '/unlock'])
    await house.call('vault.unlock', { secret: PASSPHRASE })
    expect(await house.call('drafts.read', { key: 'entry:new' })).toMatchObject({ text: 'nog net' })
  })

  it('comes after so long without a key or a click, and not before', async () => {
    const house = await begun()
    await seal(house)
    await house.call('settings.change', {
      lockWhen: { minutes: 5, suspend: true, screenLock: true, windowClose: false, blur: false },
    })
    await house.pass(4 * MINUTE)
    await house.call('vault.active')
    await house.pass(4 * MINUTE)
    expect((await house.call('vault.state')).lock).toBe('open')
    await house.pass(1 * MINUTE)
    await settle()
    expect((await house.call('vault.state')).lock).toBe('locked')
  })

  it.each([
    ['suspend', (house: House) => house.ports.suspend()],
    ['screenLock', (house: House) => house.ports.lockScreen()],
    ['windowClose', (house: House) => house.ports.windows.noneLeft()],
    ['blur', (house: House) => house.ports.windows.blur()],
  ] as const)('comes with %s only where that is wanted', async (reason, happen) => {
    for (const isWanted of [false, true]) {
      const house = await begun()
      await seal(house)
      const none = { minutes: null, suspend: false, screenLock: false, windowClose: false, blur: false }
      await house.call('settings.change', { lockWhen: { ...none, [reason]: isWanted } })
      happen(house)
      for (let turn = 0; turn < 50; turn += 1) await settle()
      expect((await house.call('vault.state')).lock).toBe(isWanted ? 'locked' : 'open')
    }
  })

  it('is not for a vault that is not sealed', async () => {
    const house = await begun()
    house.ports.windows.open('main', '/today')
    await house.call('vault.lock')
    await settle()
    expect(house.ports.windows.isOpen('main')).toBe(true)
    expect((await house.call('vault.state')).lock).toBe('plain')
  })
})

describe('the keyring of the computer', () => {
  it('opens the vault at the start of Luwte, where that was chosen', async () => {
    const house = await begun()
    await seal(house)
    await expect(house.call('vault.setKeyring', { on: true, secret: OTHER })).rejects.toThrow('wrong-secret')
    expect((await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })).keyring).toBe('on')
    const later = await again(house)
    expect((await later.call('app.state')).lock).toBe('open')
    expect((await later.call('vault.setKeyring', { on: false, secret: PASSPHRASE })).keyring).toBe('off')
    expect((await (await again(later)).call('app.state')).lock).toBe('locked')
  })

  it('has opened the vault before a window is told whether it is locked', async () => {
    const house = await begun()
    await seal(house)
    await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })
    await house.app.close()
    const first = await new Promise((resolve) => {
      void createApp(house.ports, PLAIN_LAUNCH, [ours.origin], ({ handle }) => {
        resolve(handle('app.state', undefined, ours))
      })
    })
    expect(first).toMatchObject({ ok: true, value: { lock: 'open' } })
  })

  it('is refused where it would leave the key in the open', async () => {
    const house = await begun()
    await seal(house)
    house.ports.keyring.isThere = false
    expect((await house.call('vault.state')).keyring).toBe('not-here')
    await expect(house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })).rejects.toThrow('not-allowed')
  })

  it('that lost the key is given it again at the next unlocking, which is told', async () => {
    const house = await begun()
    await seal(house)
    await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })
    house.ports.keyring.kept.clear()
    const later = await again(house)
    expect((await later.call('app.state')).lock).toBe('locked')
    await later.call('vault.unlock', { secret: PASSPHRASE })
    await settle()
    expect((await later.call('app.state')).notices.map(({ code }) => code)).toEqual(['keyring-renewed'])
    const last = await again(later)
    expect(await last.call('app.state')).toMatchObject({ lock: 'open', notices: [] })
    expect(house.ports.keyring.kept.size).toBe(1)
  })

  it('that lost the key and takes none is told, and switched off', async () => {
    const house = await begun()
    await seal(house)
    await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })
    house.ports.keyring.kept.clear()
    house.ports.keyring.protect = () => Promise.reject(new Error('no'))
    const later = await again(house)
    await later.call('vault.unlock', { secret: PASSPHRASE })
    await settle()
    expect((await later.call('app.state')).notices.map(({ code }) => code)).toEqual(['keyring-lost'])
    expect((await later.call('vault.state')).keyring).toBe('off')
  })

  it('keeps nothing of a journal that is deleted', async () => {
    const house = await begun()
    await seal(house)
    await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })
    expect(house.ports.keyring.kept.size).toBe(1)
    await house.call('data.erase', { typed: 'alles weg' })
    expect(house.ports.keyring.kept.size).toBe(0)
  })

  it('that is only locked keeps its place, and nothing is told', async () => {
    const house = await begun()
    await seal(house)
    await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })
    const { keyring } = house.ports
    const reveal = keyring.reveal.bind(keyring)
    keyring.reveal = () => Promise.reject(new LuwteError('not-allowed'))
    const later = await again(house)
    await later.call('vault.unlock', { secret: PASSPHRASE })
    await settle()
    expect(await later.call('app.state')).toMatchObject({ lock: 'open', notices: [] })
    keyring.reveal = reveal
    expect((await (await again(later)).call('app.state')).lock).toBe('open')
  })

  it('is asked for nothing where it was not chosen', async () => {
    const house = await begun()
    const asked: string[] = []
    for (const name of ['protect', 'reveal', 'forget'] as const)
      house.ports.keyring[name] = () => {
        asked.push(name)
        return new Promise<never>(() => undefined)
      }
    await seal(house)
    await lock(house)
    const later = await again(house)
    await later.call('vault.unlock', { secret: PASSPHRASE })
    await later.call('vault.state')
    await later.app.close()
    expect(asked).toEqual([])
  })

  it('opens nothing any more once the key is another', async () => {
    const house = await begun()
    await seal(house)
    await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })
    const kept = house.textOf('keyring.json')
    const { code, ask } = await house.call('vault.newCode')
    const groups = code.split('-')
    await house.call('vault.rotate', {
      secret: PASSPHRASE,
      passphrase: OTHER,
      groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''],
      dropBackups: false,
    })
    await settle()
    expect(house.textOf('keyring.json')).not.toBe(kept)
    expect((await (await again(house)).call('app.state')).lock).toBe('open')
    house.store('keyring.json', kept)
    const later = await again(house)
    expect((await later.call('app.state')).lock).toBe('locked')
    await later.call('vault.unlock', { secret: OTHER })
    await settle()
    expect((await (await again(later)).call('app.state')).lock).toBe('open')
  })
})
