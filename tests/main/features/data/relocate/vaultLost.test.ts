import { describe, expect, it } from 'vitest'
import { House, ours, settle } from '../../../support/house'

const PASSPHRASE = 'een stil huis aan zee'
const entry = (text: string) => ({ id: null, seen: null, text })
const textsOf = async (house: House) => (await house.entries()).map(({ excerpt }) => excerpt).sort()

/** A computer with a backup of two entries, and one entry written since. */
async function withBackup(isSealed: boolean): Promise<House> {
  const house = new House()
  await house.begin({ hidden: true })
  await house.call('entries.save', entry('een'))
  await house.call('entries.save', entry('twee'))
  if (isSealed) {
    const { code, ask } = await house.call('vault.newCode')
    const groups = code.split('-')
    await house.call('vault.seal', {
      passphrase: PASSPHRASE,
      groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''],
    })
  }
  await house.call('backups.make')
  await house.call('entries.save', entry('drie'))
  await house.app.close()
  return house
}

/** What lies in the folder of the vault goes: the disk is broken, or it was moved by hand. */
function take(house: House, to?: string, isTaken: (path: string) => boolean = () => true): void {
  const { contents } = house.ports.files
  for (const [path, bytes] of [...contents])
    if (path.startsWith('/data/vault/') && isTaken(path)) {
      contents.delete(path)
      if (to !== undefined) contents.set(path.replace('/data/vault', to), bytes)
    }
}

async function begunAgain({ ports }: House): Promise<House> {
  const house = new House(ports)
  await house.begin({ hidden: true })
  return house
}

describe.each([false, true])('a vault that is gone (sealed: %s)', (isSealed) => {
  const unlockIfSealed = async (house: House) => {
    if (isSealed) await house.call('vault.unlock', { secret: PASSPHRASE })
  }

  it('is not made anew by itself, and is laid down from a backup when that is asked for', async () => {
    const before = await withBackup(isSealed)
    const { deviceId } = JSON.parse(before.textOf('device.json')) as { deviceId: string }
    take(before)
    const house = await begunAgain(before)
    expect(await house.call('vault.state')).toMatchObject({ isThere: false, lock: isSealed ? 'locked' : 'plain' })
    const [generation] = (await house.call('backups.list')).snapshots
    const state = await house.call('backups.rebuild', { id: generation?.id ?? '' })
    expect(state).toMatchObject({ isThere: true, lock: isSealed ? 'locked' : 'plain' })
    await unlockIfSealed(house)
    expect(await textsOf(house)).toEqual(['een', 'twee'])
    await house.call('entries.save', entry('vier'))
    expect(await textsOf(house)).toEqual(['een', 'twee', 'vier'])
    // Numbers that were given out are not given out again.
    expect((JSON.parse(house.textOf('device.json')) as { deviceId: string }).deviceId).not.toBe(deviceId)
  })

  it('keeps what is still there of it', async () => {
    const before = await withBackup(isSealed)
    take(before, undefined, (path) => path.endsWith('vault.json'))
    const house = await begunAgain(before)
    const [generation] = (await house.call('backups.list')).snapshots
    await house.call('backups.rebuild', { id: generation?.id ?? '' })
    await unlockIfSealed(house)
    expect(await textsOf(house)).toEqual(['drie', 'een', 'twee'])
  })

  it('is gone on with where it lies now', async () => {
    const before = await withBackup(isSealed)
    take(before, '/stick/Luwte')
    const house = await begunAgain(before)
    house.ports.dialogs.folder = '/stick'
    expect((await house.call('data.chooseVaultFolder'))?.folder).toBe('/stick/Luwte')
    expect(await house.call('data.relocate', {})).toMatchObject({ isThere: true, folder: '/stick/Luwte' })
    await unlockIfSealed(house)
    expect(await textsOf(house)).toEqual(['drie', 'een', 'twee'])
    const again = await begunAgain(house)
    await unlockIfSealed(again)
    expect(await textsOf(again)).toEqual(['drie', 'een', 'twee'])
  })

  it('is never laid over one that is there', async () => {
    const before = await withBackup(isSealed)
    const house = await begunAgain(before)
    const [generation] = (await house.call('backups.list')).snapshots
    await expect(house.call('backups.rebuild', { id: generation?.id ?? '' })).rejects.toThrow('not-allowed')
    await settle()
    await unlockIfSealed(house)
    expect(await textsOf(house)).toEqual(['drie', 'een', 'twee'])
  })
})

it('cannot be moved by somebody who only sees the lock screen', async () => {
  const house = await begunAgain(await withBackup(true))
  house.ports.dialogs.folder = '/elsewhere'
  await house.call('data.chooseVaultFolder')
  expect(await house.app.handle('data.relocate', {}, ours)).toEqual({ ok: false, error: { code: 'locked' } })
})
