import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smallDisk } from './smallDisk'
import { contentOf, entry, freshFolder, openAt, textsOf } from './support'

const page = (number: number) => `${number} ${'Een bladzijde uit een dagboek. '.repeat(300)}`

test('a full disk: what was called saved is there, nothing is torn, and with room made it goes on', async () => {
  const { folder, files } = await smallDisk(256_000)
  const home = await freshFolder()
  const { vault } = await openAt(home, { files, folder: join(folder, 'vault') })
  const saved: string[] = []
  let fault: unknown
  while (fault === undefined && saved.length < 100) {
    const text = page(saved.length)
    await vault.add('entry', entry(text)).then(
      () => saved.push(text),
      (thrown: unknown) => (fault = thrown),
    )
  }
  expect(fault).toMatchObject({ code: 'disk-full' })
  expect(saved.length).toBeGreaterThan(5)
  expect(textsOf(await vault.month('2026-11'))).toEqual(saved)

  const later = await openAt(home, { files, folder: join(folder, 'vault') })
  expect(later.notices).toEqual([])
  const shown = await later.vault.month('2026-11')
  expect(textsOf(shown)).toEqual(saved)
  expect(Object.keys(await contentOf(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])

  for (const { current } of shown.slice(0, 2)) await later.vault.erase(current.id)
  await later.vault.add('entry', entry('there is room again'))
  expect(textsOf(await later.vault.month('2026-11'))).toEqual([...saved.slice(2), 'there is room again'])
})

test('a disk that can only be read: everything is shown, writing says so, and nothing changes', async () => {
  const { folder, files, makeReadOnly } = await smallDisk(256_000)
  const home = await freshFolder()
  const { vault } = await openAt(home, { files, folder: join(folder, 'vault') })
  const record = await vault.add('entry', entry('before'))
  await makeReadOnly()
  const before = await contentOf(folder)
  const later = await openAt(home, { files, folder: join(folder, 'vault') })
  expect(later.notices).toEqual([])
  expect(textsOf(await later.vault.month('2026-11'))).toEqual(['before'])
  for (const write of [
    later.vault.add('entry', entry('x')),
    later.vault.edit(record.id, record.seen, { text: 'x' }),
    later.vault.erase(record.id),
  ])
    await expect(write).rejects.toMatchObject({ code: 'not-writable' })
  expect(textsOf(await later.vault.month('2026-11'))).toEqual(['before'])
  expect(await contentOf(folder)).toEqual(before)
})

test('a folder for the vault that cannot be written the first time: the first save says so', async () => {
  const { folder, files, makeReadOnly } = await smallDisk(256_000)
  await makeReadOnly()
  const { vault, notices } = await openAt(await freshFolder(), { files, folder: join(folder, 'vault') })
  expect(notices).toEqual([])
  expect(await vault.months()).toEqual([])
  await expect(vault.add('entry', entry('x'))).rejects.toMatchObject({ code: 'not-writable' })
})
