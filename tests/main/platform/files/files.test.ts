import nodeFs, { constants } from 'node:fs'
import fs, { type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { MAX_FILE_BYTES, nodeFiles } from '@main/platform/files/files'
import { DamagedFile, TransientFault } from '@main/ports/faults'
import { freshFolder } from '../../vault/support'

const text = (content: string) => new TextEncoder().encode(content)
const fault = (code: string) => Object.assign(new Error(code), { code })

async function handleMethods(folder: string): Promise<FileHandle> {
  const handle = await fs.open(folder, constants.O_RDONLY)
  await handle.close()
  return Object.getPrototypeOf(handle) as FileHandle
}

/** Flushing a folder fails in this way; files are flushed as ever. */
async function failFolderFlush(folder: string, code: string): Promise<void> {
  const methods = await handleMethods(folder)
  const { sync } = methods
  vi.spyOn(methods, 'sync').mockImplementation(async function (this: FileHandle) {
    if ((await this.stat()).isDirectory()) throw fault(code)
    return sync.call(this)
  })
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a durable write', () => {
  test('makes the folders that are missing, for the user only', async () => {
    const folder = await freshFolder()
    await nodeFiles().writeDurably(join(folder, 'a/b/file.json'), text('whole'))
    expect(await fs.readFile(join(folder, 'a/b/file.json'), 'utf8')).toBe('whole')
    expect((await fs.stat(join(folder, 'a'))).mode & 0o777).toBe(0o700)
    expect((await fs.stat(join(folder, 'a/b'))).mode & 0o777).toBe(0o700)
    expect((await fs.stat(join(folder, 'a/b/file.json'))).mode & 0o777).toBe(0o600)
  })

  test('flushes each new folder into the one above', async () => {
    const folder = await freshFolder()
    const sync = vi.spyOn(await handleMethods(folder), 'sync')
    await nodeFiles().writeDurably(join(folder, 'file.json'), text('whole'))
    expect(sync).toHaveBeenCalledTimes(2)
    await nodeFiles().writeDurably(join(folder, 'a/b/file.json'), text('whole'))
    expect(sync).toHaveBeenCalledTimes(2 + 4)
  })

  test('goes on where the system took only a part', async () => {
    const folder = await freshFolder()
    const methods = await handleMethods(folder)
    const { write } = methods
    const inPart = write as (bytes: Uint8Array, offset: number, length: number, at: number) => unknown
    vi.spyOn(methods, 'write').mockImplementation(function (this: FileHandle, bytes: Uint8Array, offset: number) {
      return inPart.call(this, bytes, offset, 3, offset)
    } as never)
    await nodeFiles().writeDurably(join(folder, 'file.json'), text('nine byte'))
    expect(await fs.readFile(join(folder, 'file.json'), 'utf8')).toBe('nine byte')
  })

  const steps = {
    open: async () => vi.spyOn(fs, 'open'),
    write: async (folder: string) => vi.spyOn(await handleMethods(folder), 'write'),
    sync: async (folder: string) => vi.spyOn(await handleMethods(folder), 'sync'),
    stat: async (folder: string) => vi.spyOn(await handleMethods(folder), 'stat'),
    rename: async () => vi.spyOn(fs, 'rename'),
  }
  const codes = {
    ENOSPC: 'disk-full',
    EDQUOT: 'disk-full',
    EROFS: 'not-writable',
    EMFILE: 'not-writable',
    EIO: 'not-writable',
  }
  for (const [step, spyOn] of Object.entries(steps))
    for (const [code, told] of Object.entries(codes))
      test(`${code} at ${step}: the old file stands, nothing is left behind`, async () => {
        const folder = await freshFolder()
        const path = join(folder, 'file.json')
        await nodeFiles().writeDurably(path, text('old'))
        const spy = await spyOn(folder)
        spy.mockRejectedValueOnce(fault(code))
        await expect(nodeFiles().writeDurably(path, text('newer'))).rejects.toMatchObject({ code: told })
        spy.mockRestore()
        expect(await fs.readdir(folder)).toEqual(['file.json'])
        expect(await fs.readFile(path, 'utf8')).toBe('old')
      })

  test('when the name could not be flushed, it is not called written', async () => {
    const folder = await freshFolder()
    const methods = await handleMethods(folder)
    const { sync } = methods
    const spy = vi.spyOn(methods, 'sync').mockImplementationOnce(function (this: FileHandle) {
      return sync.call(this)
    })
    spy.mockRejectedValueOnce(fault('EIO'))
    await expect(nodeFiles().writeDurably(join(folder, 'file.json'), text('new'))).rejects.toMatchObject({
      code: 'not-writable',
    })
    expect(await fs.readdir(folder)).toEqual(['file.json'])
  })

  for (const code of ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])
    test(`a folder that cannot be flushed (${code}) is no fault: it is written, and told`, async () => {
      const folder = await freshFolder()
      const files = nodeFiles()
      const told: string[] = []
      onTestFinished(files.onUnflushable((where) => told.push(where)))
      await failFolderFlush(folder, code)
      await files.writeDurably(join(folder, 'a/file.json'), text('one'))
      await files.setAside(join(folder, 'a/file.json'), join(folder, 'a/aside'))
      await files.link(join(folder, 'a/aside'), join(folder, 'a/second'))
      await files.moveFolder(join(folder, 'a'), join(folder, 'b/c'))
      await files.removeFolder(join(folder, 'b/c'))
      expect(await fs.readdir(join(folder, 'b'))).toEqual([])
      expect(new Set(told)).toEqual(new Set([folder, join(folder, 'a'), join(folder, 'b')]))
    })

  test('what the system refuses before a file has its new name leaves the old one', async () => {
    const folder = await freshFolder()
    const path = join(folder, 'file.json')
    await nodeFiles().writeDurably(path, text('old'))
    const { open } = fs
    const refuseFolder: typeof fs.open = (at, ...more) =>
      at === folder ? Promise.reject(fault('EMFILE')) : open(at, ...more)
    vi.spyOn(fs, 'open').mockImplementation(refuseFolder)
    await expect(nodeFiles().writeDurably(path, text('newer'))).rejects.toMatchObject({ code: 'not-writable' })
    expect(await fs.readdir(folder)).toEqual(['file.json'])
    expect(await fs.readFile(path, 'utf8')).toBe('old')
  })

  test('a file that falls short without any error counts as a full disk', async () => {
    const folder = await freshFolder()
    const path = join(folder, 'file.json')
    await nodeFiles().writeDurably(path, text('old'))
    vi.spyOn(await handleMethods(folder), 'write').mockImplementation((async (
      _bytes: unknown,
      _at: number,
      length: number,
    ) => ({
      bytesWritten: length,
    })) as never)
    await expect(nodeFiles().writeDurably(path, text('newer'))).rejects.toMatchObject({ code: 'disk-full' })
    expect(await fs.readFile(path, 'utf8')).toBe('old')
    expect(await fs.readdir(folder)).toEqual(['file.json'])
  })

  for (const code of ['EBUSY', 'EPERM', 'EACCES'])
    test(`a rename refused for a while (${code}) is asked again`, async () => {
      const folder = await freshFolder()
      const path = join(folder, 'file.json')
      const rename = vi.spyOn(fs, 'rename')
      for (let time = 0; time < 4; time += 1) rename.mockRejectedValueOnce(fault(code))
      await nodeFiles().writeDurably(path, text('new'))
      expect(await fs.readFile(path, 'utf8')).toBe('new')
    })

  test('a rename refused for ever: about a second later it says so, and the old file stands', async () => {
    const folder = await freshFolder()
    const path = join(folder, 'file.json')
    await nodeFiles().writeDurably(path, text('old'))
    const pauses: number[] = []
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((go: () => void, pause: number) => {
      pauses.push(pause)
      queueMicrotask(go)
    }) as never)
    vi.spyOn(fs, 'rename').mockRejectedValue(fault('EBUSY'))
    await expect(nodeFiles().writeDurably(path, text('new'))).rejects.toMatchObject({ code: 'not-writable' })
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(1000)
    expect(await fs.readFile(path, 'utf8')).toBe('old')
    expect(await fs.readdir(folder)).toEqual(['file.json'])
  })

  test('what could not be read afterwards for its size is not written', async () => {
    const folder = await freshFolder()
    const large = { length: MAX_FILE_BYTES + 1 } as Uint8Array
    await expect(nodeFiles().writeDurably(join(folder, 'file.json'), large)).rejects.toMatchObject({
      code: 'not-writable',
    })
    expect(await fs.readdir(folder)).toEqual([])
  })

  test('several at once into one file: each is whole, the last one stands', async () => {
    const folder = await freshFolder()
    const path = join(folder, 'file.json')
    const files = nodeFiles()
    await Promise.all(['one', 'two', 'three'].map((content) => files.writeDurably(path, text(content.repeat(50_000)))))
    const content = await fs.readFile(path, 'utf8')
    expect(['one', 'two', 'three'].map((word) => word.repeat(50_000))).toContain(content)
    expect(await fs.readdir(folder)).toEqual(['file.json'])
  })
})

describe('reading', () => {
  test('a file that is not there is null', async () => {
    const folder = await freshFolder()
    expect(await nodeFiles().read(join(folder, 'none'))).toBeNull()
    expect(await nodeFiles().read(join(folder, 'none/none'))).toBeNull()
  })

  test('a folder, a link, a device in its place is unreadable, and never followed', async () => {
    const folder = await freshFolder()
    await fs.mkdir(join(folder, 'folder'))
    await fs.writeFile(join(folder, 'secret'), 'elsewhere')
    await fs.symlink(join(folder, 'secret'), join(folder, 'link'))
    await fs.symlink(join(folder, 'nowhere'), join(folder, 'loose'))
    for (const name of ['folder', 'link', 'loose'])
      await expect(nodeFiles().read(join(folder, name))).rejects.toThrow(DamagedFile)
    await expect(nodeFiles().read('/dev/zero')).rejects.toThrow(DamagedFile)
  })

  test('a file over 200 MB is not read', async () => {
    const folder = await freshFolder()
    const path = join(folder, 'huge')
    await fs.writeFile(path, '')
    await fs.truncate(path, MAX_FILE_BYTES + 1)
    await expect(nodeFiles().read(path)).rejects.toThrow(DamagedFile)
  })

  for (const code of ['EIO', 'EMFILE', 'EACCES'])
    test(`${code} is a transient fault: its cause is kept`, async () => {
      const folder = await freshFolder()
      await fs.writeFile(join(folder, 'file'), 'x')
      vi.spyOn(fs, 'open').mockRejectedValueOnce(fault(code))
      const failed = nodeFiles().read(join(folder, 'file'))
      await expect(failed).rejects.toMatchObject({ code: 'unreadable', cause: { code } })
      await expect(failed).rejects.toBeInstanceOf(TransientFault)
    })

  test('a folder is listed in order; one that is not there is empty', async () => {
    const folder = await freshFolder()
    for (const name of ['b', 'a', 'c']) await fs.writeFile(join(folder, name), '')
    expect(await nodeFiles().list(folder)).toEqual(['a', 'b', 'c'])
    expect(await nodeFiles().list(join(folder, 'none'))).toEqual([])
    await expect(nodeFiles().list(join(folder, 'a'))).rejects.toMatchObject({ code: 'unreadable' })
  })
})

describe('setting aside, removing, sweeping', () => {
  test('a file is renamed, never over another', async () => {
    const folder = await freshFolder()
    await fs.writeFile(join(folder, 'file'), 'damaged')
    await fs.writeFile(join(folder, 'taken'), 'other')
    await expect(nodeFiles().setAside(join(folder, 'file'), join(folder, 'taken'))).rejects.toMatchObject({
      code: 'not-writable',
    })
    await nodeFiles().setAside(join(folder, 'file'), join(folder, 'aside'))
    expect(await fs.readFile(join(folder, 'aside'), 'utf8')).toBe('damaged')
    expect(await fs.readFile(join(folder, 'taken'), 'utf8')).toBe('other')
  })

  test('removing what is not there does nothing', async () => {
    const folder = await freshFolder()
    await nodeFiles().remove(join(folder, 'none'))
  })

  test('only temporaries of our own making are swept', async () => {
    const folder = await freshFolder()
    const others = ['.stfolder', '.syncthing.2026-11.json.tmp', 'notes.tmp', '.2026-11.json.0123.tmp']
    const ours = ['.syncthing.2026-11.json.0123456789abcdef.tmp', '.2026-11.json.0123456789abcdef.tmp']
    for (const name of [...others, ...ours]) await fs.writeFile(join(folder, name), '')
    await nodeFiles().sweep(folder)
    expect(await fs.readdir(folder)).toEqual(others.sort())
  })

  test('a write that is under way is not swept from under it', async () => {
    const folder = await freshFolder()
    const files = nodeFiles()
    const methods = await handleMethods(folder)
    const { sync } = methods
    vi.spyOn(methods, 'sync').mockImplementationOnce(async function (this: FileHandle) {
      await files.sweep(folder)
      return sync.call(this)
    })
    await files.writeDurably(join(folder, 'file.json'), text('new'))
    expect(await fs.readFile(join(folder, 'file.json'), 'utf8')).toBe('new')
  })
})

describe('watching', () => {
  for (const code of ['ENOSPC', 'EMFILE'])
    test(`a folder for which the system has no watch left (${code}) is told; one that is not there is not`, async () => {
      const folder = await freshFolder()
      const refused: string[] = []
      const { watch } = nodeFs
      vi.spyOn(nodeFs, 'watch').mockImplementation(((path: string, ...more: never[]) => {
        if (path === folder) throw fault(code)
        return (watch as (...args: unknown[]) => unknown)(path, ...more)
      }) as never)
      const stop = nodeFiles().watch(
        [folder, join(folder, 'none')],
        () => undefined,
        (path) => refused.push(path),
      )
      stop()
      expect(refused).toEqual([folder])
    })
})
