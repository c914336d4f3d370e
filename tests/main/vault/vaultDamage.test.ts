import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { TransientFault } from '@main/ports/faults'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { DAMAGE } from './damage'
import { entry, freshFolder, OCTOBER, openAt, readJson, textsOf } from './support'

describe('an own file that is damaged', () => {
  for (const [name, damage] of Object.entries(DAMAGE))
    test(`${name}: set aside as it was; Luwte goes on under a new id, older months are still there`, async () => {
      const home = await freshFolder()
      const first = await openAt(home)
      const october = await first.vault.add('entry', entry('october'), OCTOBER)
      await first.vault.add('entry', entry('november'))
      const before = await first.device()
      const path = join(first.folder, before, '2026-11.json')
      const damaged = damage(await fs.readFile(path))
      await fs.writeFile(path, damaged)

      const { vault, notices, folder, device } = await openAt(home)
      const now = await device()
      expect(now).not.toBe(before)
      const aside = (await fs.readdir(join(folder, before))).find((file) => file.includes('damaged')) ?? ''
      expect(notices).toEqual([
        { code: 'damaged-set-aside', file: `${before}/2026-11.json`, aside: `${before}/${aside}` },
      ])
      expect(new Uint8Array(await fs.readFile(join(folder, before, aside)))).toEqual(new Uint8Array(damaged))
      await vault.add('entry', entry('after'))
      const edited = await vault.edit(october.id, october.seen, { text: 'october, again' })
      expect(edited.seen).toEqual({ [before]: 1, [now]: 1 })
      expect(textsOf(await vault.month('2026-11'))).toEqual(['after'])
      expect(textsOf(await vault.month('2026-10'))).toEqual(['october, again'])
      expect((await fs.readdir(join(folder, before))).sort()).toEqual(['2026-10.json', aside])
    })

  test('found while writing: the same, and the writing goes on', async () => {
    const home = await freshFolder()
    const { vault, folder, device, notices } = await openAt(home)
    const entered = await vault.add('entry', entry('october'), OCTOBER)
    await vault.edit(entered.id, entered.seen, { text: 'october, again' })
    await vault.add('entry', entry('november'))
    const before = await device()
    for (const name of ['2026-10.json', '2026-10.past.json']) await fs.truncate(join(folder, before, name), 50)

    const later = await openAt(home)
    await later.vault.add('entry', entry('late'), OCTOBER + 1)
    expect(textsOf(await later.vault.month('2026-10'))).toEqual(['late'])
    expect(textsOf(await later.vault.month('2026-11'))).toEqual(['november'])
    expect(later.notices).toEqual([expect.objectContaining({ file: `${before}/2026-10.json` })])
    expect(notices).toEqual([])
  })

  test('damaged former versions do not keep anybody from writing', async () => {
    const home = await freshFolder()
    const { vault, folder, device } = await openAt(home)
    const first = await vault.add('entry', entry('first'))
    const second = await vault.edit(first.id, first.seen, { text: 'second' })
    const before = await device()
    await fs.writeFile(join(folder, before, '2026-11.past.json'), 'null')
    const later = await openAt(home)
    await later.vault.edit(first.id, second.seen, { text: 'third' })
    expect(textsOf(await later.vault.month('2026-11'))).toEqual(['third'])
    expect(later.notices).toEqual([expect.objectContaining({ file: `${before}/2026-11.past.json` })])
    const past = await readJson(join(folder, await later.device(), '2026-11.past.json'))
    expect(past.records).toEqual([second])
  })

  test('is not renamed before the new id is kept, and nothing is written over it', async () => {
    const home = await freshFolder()
    const { vault, folder, device } = await openAt(home)
    await vault.add('entry', entry('before'))
    const before = await device()
    const path = join(folder, before, '2026-11.json')
    await fs.truncate(path, 60)
    const { writeDurably } = nodeFiles()
    const files: Files = {
      ...nodeFiles(),
      writeDurably: (at, bytes) =>
        at.endsWith('device.json') ? Promise.reject(new LuwteError('disk-full')) : writeDurably(at, bytes),
    }
    const later = await openAt(home, { files })
    expect(later.notices).toEqual([{ code: 'not-arrived', file: `${before}/2026-11.json` }])
    await expect(later.vault.add('entry', entry('x'))).rejects.toMatchObject({ code: 'disk-full' })
    expect(await fs.readdir(join(folder, before))).toEqual(['2026-11.json'])
    expect((await fs.stat(path)).size).toBe(60)
    expect(await device()).toBe(before)
  })

  test('that cannot be renamed stays where it is; Luwte goes on under a new id', async () => {
    const home = await freshFolder()
    const { vault, folder, device } = await openAt(home)
    await vault.add('entry', entry('before'))
    const before = await device()
    await fs.truncate(join(folder, before, '2026-11.json'), 60)
    const files: Files = { ...nodeFiles(), setAside: () => Promise.reject(new LuwteError('not-writable')) }
    const later = await openAt(home, { files })
    await later.vault.add('entry', entry('after'))
    expect(textsOf(await later.vault.month('2026-11'))).toEqual(['after'])
    expect(later.notices).toEqual([{ code: 'not-arrived', file: `${before}/2026-11.json` }])
    expect(await device()).not.toBe(before)
    expect((await fs.stat(join(folder, before, '2026-11.json'))).size).toBe(60)
  })

  test('that cannot be read for a moment is not called damaged', async () => {
    const home = await freshFolder()
    const first = await openAt(home)
    await first.vault.add('entry', entry('before'))
    const before = await first.device()
    let isBusy = true
    const { read } = nodeFiles()
    const files: Files = {
      ...nodeFiles(),
      read: (path) =>
        isBusy && path.endsWith('2026-11.json')
          ? Promise.reject(new TransientFault('unreadable', 'EMFILE'))
          : read(path),
    }
    const { vault, notices, folder, device } = await openAt(home, { files })
    expect(notices).toEqual([{ code: 'not-arrived', file: `${before}/2026-11.json` }])
    expect(await fs.readdir(join(folder, before))).toEqual(['2026-11.json'])
    expect(await device()).toBe(before)
    isBusy = false
    expect(textsOf(await vault.month('2026-11'))).toEqual(['before'])
    await vault.add('entry', entry('after'))
    expect(textsOf(await vault.month('2026-11'))).toEqual(['before', 'after'])
  })

  test('that cannot be read while writing is left alone, and the words are kept under a new id', async () => {
    const home = await freshFolder()
    const first = await openAt(home)
    await first.vault.add('entry', entry('before'))
    const before = await first.device()
    const { read } = nodeFiles()
    const read1 = (path: string) =>
      path.includes(`${before}/`) ? Promise.reject(new TransientFault('unreadable', 'EACCES')) : read(path)
    const { vault, device, folder } = await openAt(home, { files: { ...nodeFiles(), read: read1 } })
    await vault.add('entry', entry('after'))
    expect(await device()).not.toBe(before)
    expect(await fs.readdir(join(folder, before))).toEqual(['2026-11.json'])
    expect(textsOf(await (await openAt(home)).vault.month('2026-11'))).toEqual(['before', 'after'])
  })

  for (const make of [(path: string) => fs.mkdir(path), (path: string) => fs.symlink('/etc/hostname', path)])
    test('a folder or a link in its place is set aside, not followed', async () => {
      const home = await freshFolder()
      const { folder, device } = await openAt(home)
      const before = await device()
      await fs.mkdir(join(folder, before))
      await make(join(folder, before, 'always.json'))
      const { vault, notices } = await openAt(home)
      expect(notices).toEqual([expect.objectContaining({ code: 'damaged-set-aside', file: `${before}/always.json` })])
      await vault.add('word', { text: 'x' })
      expect(textsOf(await vault.always())).toEqual(['x'])
    })
})
