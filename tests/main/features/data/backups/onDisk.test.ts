import { cp, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { smallDisk } from '../../../vault/smallDisk'
import { contentOf, freshFolder } from '../../../vault/support'
import { fakePorts } from '../../../support/ports'
import { Keeper } from './support'

/** A vault on a real disk, its backups on the same one unless told otherwise. */
async function onDisk(home: string, backups = join(home, 'backups'), files: Files = nodeFiles()): Promise<Keeper> {
  const ports = fakePorts()
  const paths = { ...ports.paths, userData: join(home, 'data'), vault: join(home, 'vault'), backups }
  return Keeper.open(Object.assign(ports, { files, paths }))
}

/** Thirty thousand signs. */
const LONG = 'Een bladzijde uit een dagboek. '.repeat(1000)

async function fileIn(folder: string, id: string, name: string): Promise<string> {
  const found = (await readdir(folder, { recursive: true })).find((path) => path.includes(id) && path.endsWith(name))
  if (!found) throw new Error(`There is no ${name} in ${id}`)
  return join(folder, found)
}

test('what did not change takes room once; what all depends on lies in each', async () => {
  const home = await freshFolder()
  const keeper = await onDisk(home)
  await keeper.vault.add('entry', { text: LONG }, Date.parse('2026-10-05T12:00Z'))
  await keeper.write('een')
  const first = await keeper.make()
  await keeper.write('twee')
  const second = await keeper.make()
  const inodes = async (name: string) =>
    Promise.all([first, second].map(async (id) => (await stat(await fileIn(join(home, 'backups'), id, name))).ino))
  const [octoberThen, october] = await inodes('2026-10.json')
  const [novemberThen, november] = await inodes('2026-11.json')
  const [vaultThen, vault] = await inodes('vault.json')
  expect(october).toBe(octoberThen)
  expect(november).not.toBe(novemberThen)
  expect(vault).not.toBe(vaultThen)

  expect(await keeper.backups.test(first)).toMatchObject({ entries: 2, damaged: [] })
  expect(await keeper.backups.test(second)).toMatchObject({ entries: 3, damaged: [] })
  await keeper.backups.eraseOld()
  expect(await keeper.backups.test((await keeper.ids())[0] ?? '')).toMatchObject({ entries: 3, damaged: [] })
})

test('is for the eyes of its owner only', async () => {
  const home = await freshFolder()
  const keeper = await onDisk(home)
  await keeper.write('een')
  await keeper.make()
  for (const name of await readdir(join(home, 'backups'), { recursive: true })) {
    const { mode } = await stat(join(home, 'backups', name))
    expect([name, mode & 0o077]).toEqual([name, 0])
  }
})

test('copied back by hand with no Luwte running, it is the vault again', async () => {
  const home = await freshFolder()
  const keeper = await onDisk(home)
  await keeper.write('een')
  const id = await keeper.make()
  const before = await contentOf(join(home, 'vault'))
  await rm(join(home, 'vault'), { recursive: true })
  const [vault = ''] = await readdir(join(home, 'backups'))
  await cp(join(home, 'backups', vault, id, 'vault'), join(home, 'vault'), { recursive: true })
  expect(await contentOf(join(home, 'vault'))).toEqual(before)
  expect(await (await onDisk(home)).texts()).toEqual(['een'])
})

test('on a disk that fills up: those before are whole, saving goes on, and with room made the next comes about', async () => {
  const home = await freshFolder()
  const disk = await smallDisk(400_000)
  const keeper = await onDisk(home, join(disk.folder, 'backups'), disk.files)
  let made = 0
  while (keeper.notices.list.length === 0 && made < 30) {
    await keeper.write(`${made} ${LONG}`)
    await keeper.backups.make('changes')
    keeper.ports.clock.jump(24 * 60 * 60 * 1000)
    made += 1
  }
  expect(made).toBeGreaterThan(3)
  expect(keeper.notices.list).toMatchObject([{ code: 'backup-failed', why: 'disk-full' }])
  for (const id of await keeper.ids()) expect((await keeper.backups.test(id)).damaged).toEqual([])
  expect((await readdir(disk.folder, { recursive: true })).filter((name) => /\.(part|tmp)/.test(name))).toEqual([])
  await keeper.write('nog een')
  expect(await keeper.texts()).toHaveLength(made + 1)

  const [vault = ''] = await readdir(join(disk.folder, 'backups'))
  for (const id of (await keeper.ids()).slice(1)) await rm(join(disk.folder, 'backups', vault, id), { recursive: true })
  expect(await keeper.backups.make('asked')).toMatchObject({ fault: null, snapshots: [{ entries: made + 1 }, {}] })
  expect(keeper.notices.list).toEqual([])
})

test('on a disk that can only be read it says so, and shows what is there', async () => {
  const home = await freshFolder()
  const disk = await smallDisk(400_000)
  const keeper = await onDisk(home, join(disk.folder, 'backups'), disk.files)
  await keeper.write('een')
  const id = await keeper.make()
  await disk.makeReadOnly()
  await keeper.write('twee')
  await keeper.backups.make('changes')
  expect(keeper.notices.list).toMatchObject([{ code: 'backup-failed', why: 'not-writable' }])
  expect(await keeper.ids()).toEqual([id])
  expect(await keeper.backups.test(id)).toMatchObject({ entries: 1, damaged: [] })
})

test('a link or a folder in the place of a file is left out, and named', async () => {
  const home = await freshFolder()
  const keeper = await onDisk(home)
  await keeper.write('een')
  const other = join(home, 'vault', '019ac777-0000-7000-8000-000000000000')
  await cp(join(home, 'vault', keeper.vault.deviceId), other, { recursive: true })
  await rename(join(other, '2026-11.json'), join(home, 'elsewhere.json'))
  await symlink(join(home, 'elsewhere.json'), join(other, '2026-11.json'))
  const id = await keeper.make()
  expect(await keeper.backups.test(id)).toMatchObject({ entries: 1, damaged: [] })
  const within = await contentOf(join(home, 'backups'))
  const manifest = Object.entries(within).find(([name]) => name.endsWith('manifest.json'))?.[1] ?? '{}'
  expect((JSON.parse(manifest) as { unread: string[] }).unread).toEqual([
    '019ac777-0000-7000-8000-000000000000/2026-11.json',
  ])
})
