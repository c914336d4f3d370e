import { describe, expect, test } from 'vitest'
import { Keeper } from './support'

const PASSPHRASE = 'een rustige plek'

async function seal(keeper: Keeper, passphrase = PASSPHRASE): Promise<void> {
  const recoveryKey = keeper.ports.random.bytes(16)
  await keeper.vault.transaction(async (tx) => {
    await tx.keys.seal({ passphrase, recoveryKey })
    await tx.reseal(() => undefined)
  })
}

const unlock = (keeper: Keeper, passphrase = PASSPHRASE) => keeper.vault.transaction((tx) => tx.keys.unlock(passphrase))

describe('a sealed vault', () => {
  test('lies sealed in its backups, and so does how much there is in it', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een geheim')
    await seal(keeper)
    const id = await keeper.make()
    expect((await keeper.backups.list()).snapshots).toMatchObject([{ entries: 1, checkIns: 0 }])
    const all = keeper.stored().map((path) => new TextDecoder().decode(keeper.ports.files.contents.get(path)))
    expect(all.join()).not.toContain('een geheim')
    expect(all.join()).not.toContain('"entries"')

    await keeper.vault.forgetKeys()
    expect((await keeper.backups.list()).snapshots).toMatchObject([{ id, entries: null, checkIns: null }])
    await unlock(keeper)
    expect(await keeper.backups.test(id)).toMatchObject({ entries: 1, damaged: [] })
    expect((await keeper.backups.list()).snapshots).toMatchObject([{ entries: 1 }])
  })

  test('is copied while it is locked too', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een geheim')
    await seal(keeper)
    await keeper.vault.forgetKeys()
    const id = await keeper.make()
    expect((await keeper.backups.list()).snapshots).toMatchObject([{ entries: null, files: 5 }])
    await unlock(keeper)
    expect(await keeper.backups.test(id)).toMatchObject({ entries: 1, damaged: [] })
  })

  test('of before it was sealed is still to be opened, and brings back into the sealed one', async () => {
    const keeper = await Keeper.open()
    const { id } = await keeper.write('een geheim')
    const plain = await keeper.make()
    await seal(keeper)
    await keeper.vault.erase(id)
    // Anybody who can reach the backups may have written it, so the user is asked, in a box that no page can answer.
    await expect(keeper.backups.restore(plain, 'instead')).rejects.toMatchObject({ code: 'not-allowed' })
    keeper.ports.answer = 1
    expect(await keeper.backups.preview(plain)).toBeNull()
    keeper.ports.answer = 0
    expect(await keeper.backups.preview(plain)).toMatchObject({ gone: 1 })
    await keeper.backups.restore(plain, 'instead')
    expect(await keeper.texts()).toEqual(['een geheim'])
    const inVault = keeper
      .stored('/data/vault')
      .map((path) => new TextDecoder().decode(keeper.ports.files.contents.get(path)))
    expect(inVault.join()).not.toContain('een geheim')
  })

  test('of another time asks for the passphrase of then', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een geheim')
    await seal(keeper)
    const id = await keeper.make()
    const [path = ''] = keeper.stored()
    for (const file of [...keeper.stored('/data/vault'), ...keeper.stored('/data/keys'), '/data/device.json'])
      keeper.ports.files.contents.delete(file)
    const anew = await Keeper.open(keeper.ports)
    await anew.write('nieuw')
    anew.dialogs.folder = `${path.slice(0, path.indexOf(id))}${id}`
    const other = (await anew.backups.chooseOther()) ?? ''
    for (const ask of [
      () => anew.backups.test(other),
      () => anew.backups.preview(other),
      () => anew.backups.restore(other, 'beside'),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'needs-secret' })
    await expect(anew.backups.preview(other, 'iets anders')).rejects.toMatchObject({ code: 'wrong-secret' })
    expect(await anew.ids()).toEqual([])
    expect(await anew.backups.test(other, PASSPHRASE)).toMatchObject({ entries: 1, damaged: [] })
    expect(await anew.backups.preview(other, PASSPHRASE)).toMatchObject({ gone: 1, newer: 1 })
    await anew.backups.restore(other, 'beside', PASSPHRASE)
    expect(await anew.texts()).toEqual(['een geheim', 'nieuw'])
  })

  test('with its keys damaged in the backup: that is told, not that the passphrase is wrong', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een geheim')
    await seal(keeper)
    const id = await keeper.make()
    for (const path of keeper.stored().filter((path) => path.includes('/vault/keys/'))) keeper.flip(path, 60)
    await keeper.vault.forgetKeys()
    expect((await keeper.backups.test(id)).damaged).toHaveLength(3)
  })

  test('with another key since: the old ones go when asked', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een geheim')
    await seal(keeper)
    await keeper.make()
    await seal(keeper, 'een andere wachtzin')
    keeper.ports.clock.jump(1000)
    const { snapshots } = await keeper.backups.eraseOld()
    expect(snapshots).toMatchObject([{ entries: 1 }])
  })
})
