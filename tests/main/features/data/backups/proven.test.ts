import { describe, expect, test } from 'vitest'
import { nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { recoverShard } from '@main/vault/snapshots/recoverShard'
import { decodeManifest, encodeManifest, type Manifest } from '@main/vault/snapshots/manifest'
import { SnapshotStore } from '@main/vault/snapshots/snapshotStore'
import { Keeper } from './support'

// Whoever can reach the folder of the backups writes any manifest, with its right checksum, and puts any file into a backup. In a
// sealed vault a manifest proves who made it: one that does not is asked about, and never taken by itself.

const PASSPHRASE = 'een stil huis aan zee'
const OTHER = 'een andere wachtzin'

async function seal(keeper: Keeper, passphrase = PASSPHRASE): Promise<void> {
  const recoveryKey = keeper.ports.random.bytes(16)
  await keeper.vault.transaction(async (tx) => {
    await tx.keys.seal({ passphrase, recoveryKey })
    await tx.reseal(() => undefined)
  })
}

const unlock = (keeper: Keeper, passphrase = PASSPHRASE) => keeper.vault.transaction((tx) => tx.keys.unlock(passphrase))

async function sealedKeeper(): Promise<Keeper> {
  const keeper = await Keeper.open()
  await keeper.write('een geheim')
  await seal(keeper)
  await unlock(keeper)
  return keeper
}

const folderOf = async (keeper: Keeper, id: string) => {
  const [path = ''] = keeper.stored().filter((one) => one.includes(`/${id}/`))
  return path.slice(0, path.indexOf(id) + id.length)
}

const manifestOf = async (keeper: Keeper, id: string): Promise<Manifest> =>
  decodeManifest(
    nodeDigest(),
    keeper.ports.files.contents.get(`${await folderOf(keeper, id)}/manifest.json`) as Uint8Array,
  )

/** Writes another manifest in its place, with its right checksum. */
async function rewrite(keeper: Keeper, id: string, change: (manifest: Manifest) => Manifest): Promise<void> {
  const path = `${await folderOf(keeper, id)}/manifest.json`
  keeper.ports.files.contents.set(path, encodeManifest(nodeDigest(), change(await manifestOf(keeper, id))))
}

const withoutProof = ({ proof: _, ...rest }: Manifest): Manifest => rest
const asked = (keeper: Keeper) =>
  keeper.ports.told.filter((text) => text.includes('wie deze reservekopie maakte')).length

/** Reads it; the box that may come is answered with no. @returns whether one came. */
async function isAskedAbout(keeper: Keeper, id: string): Promise<boolean> {
  keeper.ports.answer = 1
  const before = asked(keeper)
  const preview = await keeper.backups.preview(id)
  expect(preview === null).toBe(asked(keeper) > before)
  if (preview === null)
    await expect(keeper.backups.restore(id, 'beside')).rejects.toMatchObject({ code: 'not-allowed' })
  return preview === null
}

describe('the manifest of a backup', () => {
  test('proves who made it where the vault is sealed, open or locked', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een geheim')
    expect((await manifestOf(keeper, await keeper.make())).proof).toBeUndefined()
    await seal(keeper)
    await unlock(keeper)
    const open = await keeper.make()
    expect((await manifestOf(keeper, open)).proof).toMatchObject({ key: keeper.vault.dataKeys.current })
    await keeper.vault.forgetKeys()
    const locked = await keeper.make()
    const { proof } = await manifestOf(keeper, locked)
    expect(proof).toBeDefined()
    expect(proof?.key).toBeUndefined()
    await unlock(keeper)
    expect(await isAskedAbout(keeper, open)).toBe(false)
    expect(await isAskedAbout(keeper, locked)).toBe(false)
  })

  test.each<[string, (manifest: Manifest) => Manifest]>([
    ['without a proof, as before there was one,', withoutProof],
    ['of another time', (manifest) => ({ ...manifest, madeAt: '2026-11-20T10:00:00.000Z' })],
    ['of another computer', (manifest) => ({ ...manifest, device: '019ac777-0000-7000-8000-000000000000' })],
    ['with a file less', (manifest) => ({ ...manifest, files: manifest.files.slice(1) })],
    ['that says it was made while locked', ({ proof, ...rest }) => ({ ...rest, proof: { tag: proof?.tag ?? '' } })],
    ['with a proof of nobody', (manifest) => ({ ...manifest, proof: { key: 'k', tag: 'AAAA' } })],
  ])('%s is asked about, and not refused', async (_, change) => {
    const keeper = await sealedKeeper()
    const id = await keeper.make()
    const [entry] = await keeper.visible()
    await keeper.vault.erase(entry?.current.id ?? '')
    await rewrite(keeper, id, change)
    expect(await isAskedAbout(keeper, id)).toBe(true)
    keeper.ports.answer = 0
    expect(await keeper.backups.preview(id)).toMatchObject({ gone: 1 })
    await keeper.backups.restore(id, 'beside')
    expect(await keeper.texts()).toEqual(['een geheim'])
  })

  test('of a former key is asked about: somebody may know that key', async () => {
    const keeper = await sealedKeeper()
    const id = await keeper.make()
    await seal(keeper, OTHER)
    expect(await isAskedAbout(keeper, id)).toBe(true)
  })

  test('that was taken from another backup proves nothing of that one', async () => {
    const keeper = await sealedKeeper()
    const first = await keeper.make()
    await keeper.write('later')
    const later = await keeper.make()
    const bytes = keeper.ports.files.contents.get(`${await folderOf(keeper, later)}/manifest.json`)
    keeper.ports.files.contents.set(`${await folderOf(keeper, first)}/manifest.json`, bytes as Uint8Array)
    // It is a genuine list of what lay in the vault later; a file that is another one than it says is not read.
    expect(await keeper.backups.preview(first)).toMatchObject({ gone: 0, different: 0 })
  })

  test('that proves itself lets no other file be read than was copied', async () => {
    const keeper = await sealedKeeper()
    const early = await keeper.make()
    const [entry] = await keeper.visible()
    await keeper.change(entry?.current.id ?? '', { text: 'veranderd' })
    const late = await keeper.make()
    const month = [...keeper.stored()].find(
      (path) => path.includes(early) && /\d\.json$/.test(path) && !path.includes('keys'),
    )
    const inLate = month?.replace(early, late) ?? ''
    expect(keeper.ports.files.contents.has(inLate)).toBe(true)
    // A file of that time, sealed by the owner: what it held is not what this backup held.
    keeper.ports.files.contents.set(inLate, keeper.ports.files.contents.get(month ?? '') as Uint8Array)
    expect(await isAskedAbout(keeper, late)).toBe(false)
    expect(await keeper.backups.preview(late)).toMatchObject({ different: 0, gone: 0 })
    await keeper.backups.restore(late, 'instead')
    expect(await keeper.texts()).toEqual(['veranderd'])
  })

  test('of any size is not read', async () => {
    const keeper = await sealedKeeper()
    const path = `${await folderOf(keeper, await keeper.make())}/manifest.json`
    const bytes = keeper.ports.files.contents.get(path) as Uint8Array
    keeper.ports.files.contents.set(path, Buffer.concat([bytes, Buffer.alloc(50_000_000, ' ')]))
    expect(await keeper.ids()).toEqual([])
  })
})

describe('taking back a damaged file by itself', () => {
  async function recovered(keeper: Keeper) {
    const { deviceId } = keeper.vault
    const writer = { current: deviceId, former: [] }
    const { id } = JSON.parse(
      new TextDecoder().decode(keeper.ports.files.contents.get(`${keeper.vault.folder}/vault.json`)),
    ) as { id: string }
    const store = new SnapshotStore(keeper.ports, keeper.ports.paths.backups, { vault: id, writer })
    const key = { kind: 'month', month: new Date(keeper.ports.clock.now()).toISOString().slice(0, 7) } as const
    return recoverShard({ ...keeper.ports, vault: keeper.vault }, await store.list(), { device: deviceId, key })
  }

  test('takes no backup that does not prove itself, and names the time of one that does', async () => {
    const keeper = await sealedKeeper()
    const early = await keeper.make()
    await keeper.write('later')
    const late = await keeper.make()
    // The older files, under a time of somebody's choice.
    await rewrite(keeper, late, (manifest) => ({ ...manifest, madeAt: '2026-12-24T10:00:00.000Z' }))
    expect((await recovered(keeper))?.madeAt).toBe((await manifestOf(keeper, early)).madeAt)
    await rewrite(keeper, early, withoutProof)
    expect(await recovered(keeper)).toBeNull()
  })

  test('takes any in a vault that is not sealed', async () => {
    const keeper = await Keeper.open()
    await keeper.write('open')
    const id = await keeper.make()
    expect((await recovered(keeper))?.madeAt).toBe((await manifestOf(keeper, id)).madeAt)
  })
})

describe('the key files in a backup', () => {
  const keysIn = (keeper: Keeper, root: string) =>
    keeper
      .stored(root)
      .filter((path) => path.includes('/keys/'))
      .map((path) => path.slice(path.lastIndexOf('/') + 1))
      .sort()

  function takeKeysAway(keeper: Keeper): void {
    for (const path of keeper.stored(`${keeper.vault.folder}/keys`)) keeper.ports.files.contents.delete(path)
  }

  test.each(['open', 'locked'] as const)(
    'are those of this computer where they are gone from the folder: %s',
    async (lock) => {
      const keeper = await sealedKeeper()
      const before = keysIn(keeper, keeper.vault.folder)
      if (lock === 'locked') await keeper.vault.forgetKeys()
      takeKeysAway(keeper)
      const id = await keeper.make()
      const inBackup = keysIn(keeper, await folderOf(keeper, id))
      expect(inBackup).toEqual(keysIn(keeper, `${keeper.ports.paths.userData}/keys`))
      expect(before.filter((name) => !inBackup.includes(name))).toEqual([])
      expect(await keeper.backups.test(id, PASSPHRASE)).toMatchObject({ entries: 1, damaged: [] })
    },
  )

  test('are those of this computer where somebody put others in their place, or tombstones beside them', async () => {
    const keeper = await sealedKeeper()
    const names = keysIn(keeper, keeper.vault.folder)
    for (const name of names) {
      const path = `${keeper.vault.folder}/keys/${name}`
      keeper.ports.files.contents.set(path, new TextEncoder().encode('{}'))
      keeper.ports.files.contents.set(path.replace(/\.json$/, '.retired.json'), new TextEncoder().encode('{}'))
    }
    const id = await keeper.make()
    expect(keysIn(keeper, await folderOf(keeper, id))).toEqual(names)
    await keeper.vault.forgetKeys()
    expect(await keeper.backups.test(id, PASSPHRASE)).toMatchObject({ entries: 1, damaged: [] })
  })

  test('that are gone from the folder do not make each look at it a new backup', async () => {
    const keeper = await sealedKeeper()
    takeKeysAway(keeper)
    await keeper.make()
    const before = await keeper.ids()
    keeper.backups.changed()
    await keeper.pass(24 * 60 * 60 * 1000)
    expect(await keeper.ids()).toEqual(before)
    await keeper.write('nieuw')
    keeper.backups.changed()
    await keeper.pass(24 * 60 * 60 * 1000)
    expect((await keeper.ids()).length).toBe(before.length + 1)
  })
})

describe('which computer made a backup', () => {
  test('is said where it proves that', async () => {
    const keeper = await sealedKeeper()
    const id = await keeper.make()
    const makers = async () => (await keeper.backups.list()).snapshots.map(({ maker }) => maker)
    expect(await makers()).toEqual([{ isThis: true, name: '' }])
    await keeper.vault.forgetKeys()
    expect(await makers()).toEqual([null])
    await unlock(keeper)
    await rewrite(keeper, id, (manifest) => ({ ...manifest, device: '019ac777-0000-7000-8000-000000000000' }))
    expect(await makers()).toEqual([null])
  })

  test('is said by its name, where it has one', async () => {
    const keeper = await Keeper.open()
    await keeper.write('open')
    const id = await keeper.make()
    const device = '019ac777-0000-7000-8000-000000000000'
    await rewrite(keeper, id, (manifest) => ({ ...manifest, device }))
    const maker = async () => (await keeper.backups.list()).snapshots[0]?.maker
    expect(await maker()).toEqual({ isThis: false, name: '' })
    await keeper.vault.add('computer', { device, name: 'Zolder' })
    expect(await maker()).toEqual({ isThis: false, name: 'Zolder' })
  })
})
