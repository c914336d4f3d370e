import { describe, expect, it } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { nodeCipher } from '@main/platform/crypto/nodeCrypto'
import { proveItem } from '@main/vault/inbox/inboxSealing'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { fillDisk } from '../../support/faults'
import { checkIn, House, settle } from '../../support/house'

const PASSPHRASE = 'een stil huis aan zee'
const OTHER = 'de lamp in het raam'
const note = (text: string) => ({ ...checkIn, note: text })

async function begun(): Promise<House> {
  const house = new House()
  await house.begin({ hidden: true })
  return house
}

async function groupsOf(house: House): Promise<[string, string]> {
  const { code, ask } = await house.call('vault.newCode')
  const groups = code.split('-')
  return [groups[ask[0]] ?? '', groups[ask[1]] ?? '']
}

async function seal(house: House): Promise<void> {
  await house.call('vault.seal', { passphrase: PASSPHRASE, groups: await groupsOf(house) })
}

async function lock(house: House): Promise<void> {
  await house.call('vault.lock')
  while ((await house.call('vault.state')).lock !== 'locked') await settle()
}

const toldLast = (house: House): unknown =>
  house.ports.windows.heard.findLast(([channel]) => channel === 'luwte:event:vault.changed')?.[1]

describe('locking', () => {
  it('closes a window that was opened while it waited', async () => {
    const house = await begun()
    await seal(house)
    const { windows } = house.ports
    windows.open('main', '/today')
    const closeAll = windows.closeAll.bind(windows)
    windows.closeAll = async () => {
      await closeAll()
      windows.closeAll = closeAll
      // From the tray, before the key is gone.
      windows.open('main', '/journal')
    }
    await lock(house)
    expect(windows.closed).toEqual(['main', 'main'])
    expect(windows.opened.at(-1)).toEqual(['main', '/unlock'])
  })

  it('brings nothing back where somebody hides everything in the middle of it', async () => {
    const house = await begun()
    await seal(house)
    const { shortcuts, windows } = house.ports
    windows.open('main', '/today')
    windows.onWayOut = async () => {
      shortcuts.press('hide')
      await settle()
    }
    await lock(house)
    expect(windows.isOpen('main')).toBe(false)
  })

  it('takes the code with it that a box was standing open for', async () => {
    const house = await begun()
    await seal(house)
    const { code } = await house.call('vault.newCode')
    let answer: (path: string) => void = () => undefined
    house.ports.dialogs.chooseNewFile = () => new Promise((resolve) => (answer = resolve))
    const saving = house.call('vault.saveCode')
    await lock(house)
    answer('/papers/code.txt')
    expect(await saving).toBe('cancelled')
    expect(house.ports.files.contents.has('/papers/code.txt')).toBe(false)
    expect(code).not.toBe('')
  })
})

describe('a full disk', () => {
  it('in the middle of sealing is told, and so is that the passphrase counts', async () => {
    const house = await begun()
    await house.call('checkIns.answer', note('nu'))
    const makeRoom = fillDisk(house.ports, '-11.json')
    await expect(seal(house)).rejects.toThrow('disk-full')
    expect(toldLast(house)).toMatchObject({ lock: 'open' })
    makeRoom()
    await lock(house)
    expect(await house.call('vault.unlock', { secret: PASSPHRASE })).toMatchObject({ lock: 'open' })
  })

  it('for the keyring does not keep a new passphrase from counting', async () => {
    const house = await begun()
    await seal(house)
    house.ports.keyring.isThere = true
    await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })
    fillDisk(house.ports, 'keyring.json')
    const anew = { secret: PASSPHRASE, passphrase: OTHER, groups: await groupsOf(house), dropBackups: false }
    expect(await house.call('vault.rotate', anew)).toMatchObject({ lock: 'open' })
    // Nothing waits for the keyring.
    await settle()
    expect(await house.call('vault.state')).toMatchObject({ keyring: 'off' })
    expect(await house.call('vault.shownCode')).toBeNull()
  })
})

describe('at the lock screen', () => {
  it('nobody can see to it that it does not lock the next time', async () => {
    const house = await begun()
    await seal(house)
    await lock(house)
    const never = { minutes: null, suspend: false, screenLock: false, windowClose: false, blur: false }
    await expect(house.call('settings.change', { lockWhen: never })).rejects.toThrow('locked')
    await house.call('settings.change', { language: 'en' })
  })

  it('nobody sees how much there was before it was sealed', async () => {
    const house = await begun()
    await house.call('checkIns.answer', note('nu'))
    await house.call('backups.make')
    await seal(house)
    expect((await house.call('backups.list')).snapshots.at(-1)?.checkIns).toBe(1)
    await lock(house)
    expect((await house.call('backups.list')).snapshots.map(({ checkIns }) => checkIns)).not.toContain(1)
  })
})

describe('the inbox', () => {
  /** Somebody else seals this to the public key, which is no secret. @param inboxKey of a computer of the user's. */
  function forge(
    house: House,
    device: string,
    record: Record<string, unknown> & { id: string },
    inboxKey: string | null = null,
  ): void {
    const text = (path: string) => new TextDecoder().decode(house.ports.files.contents.get(path))
    const slot =
      [...house.ports.files.contents.keys()].find(
        (path) => path.startsWith('/data/vault/keys/') && text(path).includes('"inbox"'),
      ) ?? ''
    const { inbox, key, vault } = JSON.parse(text(slot)) as Record<string, string>
    const about = { app: 'luwte', format: 1, kind: 'inbox', vault, device, id: record.id, key }
    const bytes = (value: object) => new TextEncoder().encode(canonicalJson(value))
    const box = nodeCipher().sealTo(Buffer.from(inbox ?? '', 'base64'), bytes(record), bytes(about))
    const item = { ...about, box: Buffer.from(box).toString('base64') }
    const sealing = { ownInboxKey: inboxKey ?? Buffer.alloc(32, 7).toString('base64') }
    house.ports.files.contents.set(
      `/data/vault/${device}/inbox/${record.id}.json`,
      bytes({ ...item, proof: proveItem({ cipher: nodeCipher(), sealing: sealing as never }, item) }),
    )
  }

  const nested = (depth: number): object => (depth === 0 ? {} : { deeper: nested(depth - 1) })

  it('gives what was taken in while locked, whatever somebody else laid beside it', async () => {
    const house = await begun()
    const first = await house.call('checkIns.answer', note('eerst'))
    await seal(house)
    await lock(house)
    const { deviceId, inboxKey } = JSON.parse(house.textOf('device.json')) as Record<string, string>
    if (!deviceId || !inboxKey) throw new Error('not sealed')
    await house.call('checkIns.answer', note('in het donker'))
    const id = makeId(house.ports.clock.now() - 1000, new Uint8Array(10))
    // One that says it has seen everything, and one that cannot be written.
    forge(house, deviceId, { ...first, note: 'vervalst', seen: { [deviceId]: 99 } }, inboxKey)
    forge(house, deviceId, { ...first, id, note: 'te diep', seen: { [id]: 1 }, more: nested(62) }, inboxKey)
    // One that is as it should be, but of nobody whose computer has ever unlocked this vault.
    const other = makeId(house.ports.clock.now() - 2000, new Uint8Array(10))
    forge(house, deviceId, { ...first, id: other, note: 'van iemand anders', seen: { [other]: 1 } })
    await house.call('vault.unlock', { secret: PASSPHRASE })
    const notes = (await house.call('checkIns.recent', { days: 7 })).map((one) => one.note)
    expect(notes.sort()).toEqual(['eerst', 'in het donker'])
  })
})
