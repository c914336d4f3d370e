import fs from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { smallDisk } from '../../vault/smallDisk'
import { contentOf, freshFolder } from '../../vault/support'
import { checkInBody, choosing, dataServices, type DataServices } from '../../support/dataServices'
import { type FakePorts, fakePorts } from '../../support/ports'

// What leaving does, on a real disk.

const AT = Date.parse('2026-11-21T19:04:31Z')

async function onDisk(files: Files = nodeFiles()): Promise<{ one: DataServices; home: string }> {
  const home = join(await freshFolder(), 'data')
  const paths = { userData: home, vault: join(home, 'vault'), backups: join(home, 'backups') }
  const one = await dataServices({ ...fakePorts(), files, paths } as unknown as FakePorts)
  await one.vault.add('entry', { text: 'Vandaag was het stil. '.repeat(2000) }, AT)
  await one.vault.add('check-in', checkInBody('mist'), AT + 1000)
  return { one, home }
}

test('an export is for the eyes of its user only, and comes back whole', async () => {
  const { one } = await onDisk()
  const usb = await freshFolder()
  choosing(one.ports, usb)
  const folder = (await one.exporting.export())?.folder ?? ''
  expect(Object.keys(await contentOf(usb)).map((path) => path.split('/').slice(1).join('/'))).toEqual([
    ...['README.md', 'check-ins.csv', 'journal.html', 'journal/2026.html'],
    ...['journal/2026/2026-11-21 20.04.md', 'luwte.json'],
  ])
  for (const name of Object.keys(await contentOf(folder)))
    expect((await fs.stat(join(folder, name))).mode & 0o777, name).toBe(0o600)
  expect((await fs.stat(folder)).mode & 0o777).toBe(0o700)

  const other = await onDisk()
  choosing(other.one.ports, usb)
  expect(await other.one.importing.choose()).toMatchObject({ new: 2 })
  await other.one.importing.import()
  expect((await other.one.vault.month('2026-11')).length).toBe(4)
})

test('a full disk: said, and nothing of the export is left on it', async () => {
  const { folder, files } = await smallDisk(64_000)
  const { one } = await onDisk(files)
  choosing(one.ports, folder)
  await expect(one.exporting.export()).rejects.toMatchObject({ code: 'disk-full' })
  expect(await fs.readdir(folder)).toEqual([])
})

test('a full disk: the vault stays where it was, and nothing of it is left there', async () => {
  const { folder, files } = await smallDisk(32_000)
  const { one, home } = await onDisk(files)
  choosing(one.ports, folder)
  await one.relocating.choose()
  await expect(one.relocating.relocate()).rejects.toMatchObject({ code: 'disk-full' })
  expect(await fs.readdir(folder)).toEqual([])
  expect(one.vault.folder).toBe(join(home, 'vault'))
  expect((await one.vault.month('2026-11')).length).toBe(2)
})

test('a vault that moves leaves no empty folders, and everything goes in the end', async () => {
  const { one, home } = await onDisk()
  const usb = await freshFolder()
  choosing(one.ports, usb)
  await one.relocating.choose()
  await one.relocating.relocate()
  expect(await fs.readdir(home)).not.toContain('vault')
  expect(await fs.readdir(usb)).toContain('vault.json')
  expect(await one.erasing.eraseEverything('alles weg')).toEqual([])
  for (const folder of [home, usb]) await expect(fs.stat(folder)).rejects.toMatchObject({ code: 'ENOENT' })
})
