import { watch as watchFolder } from 'node:fs'
import fs from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { nodeFiles } from '@main/platform/files/files'
import { contentOf, freshFolder } from './support'

const text = (content: string) => new TextEncoder().encode(content)
const fault = (code: string) => Object.assign(new Error(code), { code })
const files = nodeFiles()

afterEach(() => {
  vi.restoreAllMocks()
})

/** How often a folder was flushed while `work` ran. */
async function flushesDuring(folder: string, work: () => Promise<void>): Promise<number> {
  const handle = await fs.open(folder)
  await handle.close()
  const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync')
  await work()
  return sync.mock.calls.length
}

describe('a second path to a file', () => {
  test('takes no room, and its folder is made and flushed', async () => {
    const folder = await freshFolder()
    await files.writeDurably(join(folder, 'file'), text('kept'))
    const flushes = await flushesDuring(folder, () => files.link(join(folder, 'file'), join(folder, 'new/other')))
    expect(await fs.readFile(join(folder, 'new/other'), 'utf8')).toBe('kept')
    expect((await fs.stat(join(folder, 'new/other'))).ino).toBe((await fs.stat(join(folder, 'file'))).ino)
    expect(flushes).toBe(2)
  })

  test('keeps what was there when the file is written anew', async () => {
    const folder = await freshFolder()
    await files.writeDurably(join(folder, 'file'), text('old'))
    await files.link(join(folder, 'file'), join(folder, 'other'))
    await files.writeDurably(join(folder, 'file'), text('new'))
    expect(await contentOf(folder)).toEqual({ file: 'new', other: 'old' })
  })

  for (const code of ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])
    test(`is a durable copy where the file system has none (${code})`, async () => {
      const folder = await freshFolder()
      await files.writeDurably(join(folder, 'file'), text('kept'))
      vi.spyOn(fs, 'link').mockRejectedValueOnce(fault(code))
      const flushes = await flushesDuring(folder, () => files.link(join(folder, 'file'), join(folder, 'other')))
      expect(await contentOf(folder)).toEqual({ file: 'kept', other: 'kept' })
      expect((await fs.stat(join(folder, 'other'))).ino).not.toBe((await fs.stat(join(folder, 'file'))).ino)
      expect(flushes).toBe(2)
    })

  for (const linked of [true, false])
    test(`is never made over something (${linked ? 'as a link' : 'as a copy'})`, async () => {
      const folder = await freshFolder()
      await files.writeDurably(join(folder, 'file'), text('kept'))
      await files.writeDurably(join(folder, 'other'), text('there'))
      if (!linked) vi.spyOn(fs, 'link').mockRejectedValueOnce(fault('EXDEV'))
      const linking = files.link(join(folder, 'file'), join(folder, 'other'))
      await expect(linking).rejects.toMatchObject({ code: 'not-writable' })
      expect(await contentOf(folder)).toEqual({ file: 'kept', other: 'there' })
    })

  test('is not made to a link, a folder, or nothing', async () => {
    const folder = await freshFolder()
    await fs.mkdir(join(folder, 'folder'))
    await fs.symlink('/etc/hostname', join(folder, 'link'))
    for (const name of ['folder', 'link', 'nothing'])
      await expect(files.link(join(folder, name), join(folder, 'other'))).rejects.toMatchObject({ code: 'unreadable' })
    expect(await files.list(folder)).toEqual(['folder', 'link'])
  })

  test('says that the disk is full', async () => {
    const folder = await freshFolder()
    await files.writeDurably(join(folder, 'file'), text('kept'))
    vi.spyOn(fs, 'link').mockRejectedValueOnce(fault('ENOSPC'))
    const linking = files.link(join(folder, 'file'), join(folder, 'other'))
    await expect(linking).rejects.toMatchObject({ code: 'disk-full', cause: { code: 'ENOSPC' } })
  })
})

describe('a folder that moves', () => {
  test('takes everything along; both sides are flushed', async () => {
    const folder = await freshFolder()
    await files.writeDurably(join(folder, 'vault/device/month'), text('lived'))
    await fs.mkdir(join(folder, 'elsewhere'))
    const flushes = await flushesDuring(folder, () =>
      files.moveFolder(join(folder, 'vault'), join(folder, 'elsewhere/vault')),
    )
    expect(await contentOf(folder)).toEqual({ 'elsewhere/vault/device/month': 'lived' })
    expect(flushes).toBe(2)
  })

  test.each([
    ['a folder, even an empty one', (path: string) => fs.mkdir(path)],
    ['a file', (path: string) => fs.writeFile(path, 'there')],
    ['a link that leads nowhere', (path: string) => fs.symlink('/nowhere/at/all', path)],
  ])('never takes the place of %s', async (_what, make) => {
    const folder = await freshFolder()
    await files.writeDurably(join(folder, 'vault/month'), text('lived'))
    await make(join(folder, 'taken'))
    const before = await fs.readdir(folder, { recursive: true })
    const moving = files.moveFolder(join(folder, 'vault'), join(folder, 'taken'))
    await expect(moving).rejects.toMatchObject({ code: 'not-writable' })
    expect(await fs.readdir(folder, { recursive: true })).toEqual(before)
  })

  test('does not go to another disk, into itself, or through a link', async () => {
    const folder = await freshFolder()
    await files.writeDurably(join(folder, 'vault/month'), text('lived'))
    await fs.symlink(join(folder, 'vault'), join(folder, 'link'))
    for (const [from, to] of [
      ['vault', 'vault/within'],
      ['link', 'other'],
      ['nothing', 'other'],
    ] as const)
      await expect(files.moveFolder(join(folder, from), join(folder, to))).rejects.toMatchObject({
        code: 'not-writable',
      })
    vi.spyOn(fs, 'rename').mockRejectedValueOnce(fault('EXDEV'))
    const moving = files.moveFolder(join(folder, 'vault'), join(folder, 'other'))
    await expect(moving).rejects.toMatchObject({ code: 'not-writable', cause: { code: 'EXDEV' } })
    expect(await fs.readFile(join(folder, 'vault/month'), 'utf8')).toBe('lived')
  })
})

describe('a folder that is removed', () => {
  test('goes with all that is in it; what links in it lead to stays', async () => {
    const folder = await freshFolder()
    await fs.mkdir(join(folder, 'photos'))
    await fs.writeFile(join(folder, 'photos/one'), 'dear')
    await files.writeDurably(join(folder, 'vault/device/month'), text('lived'))
    await fs.symlink(join(folder, 'photos'), join(folder, 'vault/link'))
    await files.removeFolder(join(folder, 'vault'))
    expect(await contentOf(folder)).toEqual({ 'photos/one': 'dear' })
    expect(await files.list(folder)).toEqual(['photos'])
  })

  test('that is a link is only unlinked, and one that is not there is none', async () => {
    const folder = await freshFolder()
    await fs.mkdir(join(folder, 'photos'))
    await fs.writeFile(join(folder, 'photos/one'), 'dear')
    await fs.symlink(join(folder, 'photos'), join(folder, 'link'))
    await files.removeFolder(join(folder, 'link'))
    await files.removeFolder(join(folder, 'none/at/all'))
    expect(await files.list(folder)).toEqual(['photos'])
    expect(await contentOf(folder)).toEqual({ 'photos/one': 'dear' })
  })

  test('that cannot be removed says so', async () => {
    const folder = await freshFolder()
    vi.spyOn(fs, 'rm').mockRejectedValueOnce(fault('EROFS'))
    await expect(files.removeFolder(folder)).rejects.toMatchObject({ code: 'not-writable', cause: { code: 'EROFS' } })
  })
})

test('what something is, is looked at and not followed', async () => {
  const folder = await freshFolder()
  await fs.mkdir(join(folder, 'folder'))
  await fs.writeFile(join(folder, 'file'), '')
  await fs.symlink(join(folder, 'folder'), join(folder, 'link'))
  const names = ['file', 'folder', 'link', 'none', 'none/none', 'file/none']
  const kinds = await Promise.all(names.map((name) => files.kindOf(join(folder, name))))
  expect(kinds).toEqual(['file', 'folder', 'other', null, null, null])
  vi.spyOn(fs, 'lstat').mockRejectedValueOnce(fault('EIO'))
  await expect(files.kindOf(folder)).rejects.toMatchObject({ code: 'unreadable', cause: { code: 'EIO' } })
})

describe('a watch', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    return () => vi.useRealTimers()
  })

  function watch(...folders: string[]) {
    const told: string[][] = []
    const dispose = files.watch(folders, (paths) => told.push([...paths]))
    onTestFinished(dispose)
    return { told, dispose }
  }

  /** Resolves when the system has told of all that changed until now: it tells in order. */
  async function toldSoFar(): Promise<void> {
    const folder = await freshFolder()
    await new Promise<void>((resolve) => {
      const last = watchFolder(folder, () => resolve())
      onTestFinished(() => last.close())
      void fs.writeFile(join(folder, 'last'), '')
    })
  }

  async function aMomentLater(): Promise<void> {
    await toldSoFar()
    vi.runAllTimers()
  }

  test('tells once of all that came together, right in its folders', async () => {
    const folder = await freshFolder()
    for (const name of ['one', 'two', 'one/deeper']) await fs.mkdir(join(folder, name))
    const { told } = watch(join(folder, 'one'), join(folder, 'two'))
    await fs.writeFile(join(folder, 'one/deeper/c'), '')
    await fs.writeFile(join(folder, 'two/b'), 'lived')
    await fs.writeFile(join(folder, 'one/a'), 'lived')
    await aMomentLater()
    expect(told).toEqual([[join(folder, 'one/a'), join(folder, 'two/b')]])
    await fs.rm(join(folder, 'one/a'))
    await aMomentLater()
    expect(told.slice(1)).toEqual([[join(folder, 'one/a')]])
  })

  test('tells in time, also where something changes all the while', async () => {
    const folder = await freshFolder()
    const { told } = watch(folder)
    await fs.writeFile(join(folder, 'a'), '')
    await toldSoFar()
    vi.advanceTimersByTime(200)
    await fs.writeFile(join(folder, 'b'), '')
    await toldSoFar()
    vi.advanceTimersByTime(200)
    expect(told).toEqual([[join(folder, 'a'), join(folder, 'b')]])
  })

  test('passes over what is not there, and outlives a folder that goes', async () => {
    const folder = await freshFolder()
    await fs.mkdir(join(folder, 'goes'))
    await fs.mkdir(join(folder, 'stays'))
    const { told } = watch(join(folder, 'none'), join(folder, 'goes'), join(folder, 'stays'))
    await fs.rm(join(folder, 'goes'), { recursive: true })
    await fs.writeFile(join(folder, 'stays/a'), '')
    await aMomentLater()
    expect(told.flat()).toContain(join(folder, 'stays/a'))
  })

  test('that was disposed of tells nothing any more, not even what it had seen', async () => {
    const folder = await freshFolder()
    const { told, dispose } = watch(folder)
    await fs.writeFile(join(folder, 'a'), '')
    await toldSoFar()
    dispose()
    expect(vi.getTimerCount()).toBe(0)
    await fs.writeFile(join(folder, 'b'), '')
    await aMomentLater()
    expect(told).toEqual([])
  })
})
