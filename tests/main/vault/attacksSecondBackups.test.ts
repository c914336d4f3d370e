import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import { copyIntoSnapshot } from '@main/vault/snapshots/copyFiles'
import { decodeManifest, encodeManifest, type Manifest } from '@main/vault/snapshots/manifest'
import { vaultFiles } from '@main/vault/snapshots/vaultFiles'
import type { Files } from '@main/ports'
import { Keeper } from '../features/data/backups/support'
import { forge, STRANGER } from './forging'
import { OTHER, PASSPHRASE } from './sealingSupport'
import { freshFolder, random } from './support'
import { plain, WORDS } from './attackSupport'

// The second attack: the folder of the backups, and what lies in the vault while a backup is made.

const DAY = 24 * 60 * 60 * 1000

async function seal({ vault }: Keeper, passphrase = PASSPHRASE): Promise<void> {
  await vault.transaction(async (tx) => {
    await tx.keys.seal({ passphrase, recoveryKey: random.bytes(16) })
    await tx.reseal(() => undefined)
  })
}

const unlock = ({ vault }: Keeper, passphrase = PASSPHRASE) => vault.transaction((tx) => tx.keys.unlock(passphrase))

async function sealedKeeper(): Promise<Keeper> {
  const keeper = await Keeper.open()
  await keeper.write(WORDS)
  await seal(keeper)
  await unlock(keeper)
  return keeper
}

const folderOf = (keeper: Keeper, id: string): string => {
  const [path = ''] = keeper.stored().filter((one) => one.includes(`/${id}/`))
  return path.slice(0, path.indexOf(id) + id.length)
}

const bytesAt = ({ ports }: Keeper, path: string) => ports.files.contents.get(path) as Uint8Array

const manifestOf = (keeper: Keeper, id: string): Manifest =>
  decodeManifest(nodeDigest(), bytesAt(keeper, `${folderOf(keeper, id)}/manifest.json`))

describe('a backup of what there is now', () => {
  test('is made though somebody put the list of one there, and nothing else', async () => {
    const keeper = await sealedKeeper()
    const first = await keeper.make()
    await keeper.write('wat nog in geen reservekopie is')
    // They see every file of the vault, and the id under which this computer makes its own.
    const { proof: _, ...manifest } = manifestOf(keeper, first)
    const vault = '/data/vault/'
    const files = [...keeper.ports.files.contents]
      .filter(([path]) => path.startsWith(vault) && path.endsWith('.json'))
      .map(([path, bytes]) => ({
        path: path.slice(vault.length),
        bytes: bytes.length,
        sha256: nodeDigest().sha256(bytes),
      }))
    const theirs = { ...manifest, order: manifest.order + 10 ** 10, files }
    const planted = folderOf(keeper, first).replace(first, '2027-01-01T00-00-00-000Z')
    keeper.ports.files.contents.set(`${planted}/manifest.json`, encodeManifest(nodeDigest(), theirs))
    keeper.backups.changed()
    await keeper.pass(DAY)
    expect(await keeper.ids()).toHaveLength(3)
  })

  test('is made anew though its own list is still there, but a file that it names is not', async () => {
    const keeper = await sealedKeeper()
    const first = await keeper.make()
    const [month = ''] = keeper.stored().filter((path) => path.includes(first) && path.endsWith('-11.json'))
    keeper.ports.files.contents.delete(month)
    keeper.backups.changed()
    await keeper.pass(DAY)
    const [newest = ''] = await keeper.ids()
    expect(newest).not.toBe(first)
    expect(await keeper.backups.test(newest)).toMatchObject({ entries: 1, damaged: [] })
  })
})

describe('backups that are played back', () => {
  test('an older one under the name of a newer one is not taken for the newest', async () => {
    const keeper = await sealedKeeper()
    const first = await keeper.make()
    await keeper.write('later')
    const second = await keeper.make()
    for (const path of keeper.stored().filter((one) => one.includes(`/${first}/`)))
      keeper.ports.files.contents.set(path.replace(first, '2027-01-01T00-00-00-000Z'), bytesAt(keeper, path))
    const { snapshots } = await keeper.backups.list()
    expect(snapshots[0]?.id).toBe(second)
    // The time that is told is that of its list, not of its name.
    expect(new Set(snapshots.map(({ madeAt }) => madeAt.slice(0, 4)))).toEqual(new Set(['2026']))
    await keeper.write('nog later')
    const third = await keeper.make()
    expect((await keeper.ids())[0]).toBe(third)
    expect(await keeper.backups.test(third)).toMatchObject({ entries: 3, damaged: [] })
  })

  test('one that was made while it was locked, with a key of before, proves nothing once the key was changed', async () => {
    const keeper = await sealedKeeper()
    await keeper.vault.forgetKeys()
    const locked = await keeper.make()
    expect(manifestOf(keeper, locked).proof).toBeDefined()
    await unlock(keeper)
    await seal(keeper, OTHER)
    keeper.ports.answer = 1
    expect(await keeper.backups.preview(locked)).toBeNull()
  })
})

describe('while a backup is made', () => {
  async function backupOf(vault: string, to: string, files: Files) {
    const { batches, unread } = await vaultFiles(files, vault)
    const copied = await copyIntoSnapshot(
      { files, digest: nodeDigest() },
      {
        ...{ from: vault, batches, to, earlier: null },
        freeze: (task) => task(),
        reportProgress: () => undefined,
      },
    )
    return { ...copied, unread: [...unread, ...copied.unread] }
  }

  test('a link that comes into the place of a folder gets nothing else of this computer copied', async () => {
    const computer = await plain()
    const elsewhere = await freshFolder()
    await writeFile(join(elsewhere, 'always.json'), 'iets anders van deze computer')
    await forge(computer.folder, STRANGER, 'always.json', [])
    const folder = join(computer.folder, STRANGER)
    const real = nodeFiles()
    const files: Files = {
      ...real,
      async read(path, atMost) {
        if (path === `${folder}/always.json`) {
          await rename(folder, `${folder}.was`)
          await symlink(elsewhere, folder)
        }
        return real.read(path, atMost)
      },
    }
    const to = await freshFolder()
    const { unread } = await backupOf(computer.folder, to, files)
    expect(unread).toContain(`${STRANGER}/always.json`)
    expect(await readdir(to)).not.toContain(STRANGER)
  })

  test('a folder that comes and goes costs no other file its place in it', async () => {
    const computer = await plain()
    await mkdir(join(computer.folder, STRANGER, 'inbox'), { recursive: true })
    await forge(computer.folder, STRANGER, '2026-11.json', [])
    const real = nodeFiles()
    const files: Files = {
      ...real,
      async read(path, atMost) {
        await rm(join(computer.folder, STRANGER), { recursive: true, force: true })
        return real.read(path, atMost)
      },
    }
    const to = await freshFolder()
    const { files: copied } = await backupOf(computer.folder, to, files)
    expect(copied.map(({ path }) => path)).toContain(`${await computer.device()}/2026-11.json`)
  })
})
