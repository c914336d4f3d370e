import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
// As one object, so that a test can let a single call fail.
import fs, { type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import { DamagedFile, TransientFault } from '@main/ports/faults'
import type { Files } from '@main/ports'
import { codeOf, makeFolder, patiently, readFault, refuseTaken, syncFolder, writeFault } from './diskSteps'
import { kindOf, moveFolder, removeFolder } from './folders'
import { watchFolders } from './watchFolders'

/** Nothing that Luwte writes comes near; reading more could only fill the memory. */
export const MAX_FILE_BYTES = 200_000_000

/** How much of a file is read at a time. */
const STREAM_BYTES = 64 * 1024

/** The second as it is now: Syncthing takes it for one of its own and leaves it here. The first is of Luwte 0.1. */
const TEMPORARY = /^\.(?:syncthing\.)?.+\.[0-9a-f]{16}\.tmp$/

/** Another disk, a file system without links (FAT, exFAT, many shares), or one whose file has all the links it can. */
const UNLINKABLE = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']

// Windows has neither flag. Without O_NONBLOCK, opening a named pipe would wait for ever.
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export function nodeFiles(): Files {
  /** Temporaries being written now: not stale. */
  const underway = new Set<string>()

  async function writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const folder = dirname(path)
    const temporary = join(folder, `.syncthing.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`)
    underway.add(temporary)
    try {
      try {
        await writeWhole(await openNew(temporary), chunks)
        await patiently(() => fs.rename(temporary, path))
      } catch (fault) {
        await fs.rm(temporary, { force: true }).catch(() => undefined)
        throw fault
      }
      await syncFolder(folder)
    } catch (fault) {
      throw writeFault(fault, path)
    } finally {
      underway.delete(temporary)
    }
  }

  const writeDurably = (path: string, bytes: Uint8Array) => writeStream(path, once(bytes))

  async function sweep(folder: string): Promise<void> {
    for (const name of await list(folder)) {
      const path = join(folder, name)
      if (TEMPORARY.test(name) && !underway.has(path)) await remove(path)
    }
  }

  async function link(path: string, other: string): Promise<void> {
    if ((await kindOf(path)) !== 'file') throw new DamagedFile(`${basename(path)} is not a file`)
    try {
      await makeFolder(dirname(other))
      await fs.link(path, other)
      await syncFolder(dirname(other))
    } catch (fault) {
      if (!UNLINKABLE.includes(codeOf(fault) ?? '')) throw writeFault(fault, other)
      await copy(path, other)
    }
  }

  async function copy(path: string, other: string): Promise<void> {
    const bytes = await read(path)
    if (!bytes) throw new TransientFault('unreadable', `${basename(path)} is gone`)
    try {
      await refuseTaken(other)
    } catch (fault) {
      throw writeFault(fault, other)
    }
    await writeDurably(other, bytes)
  }

  return {
    read,
    readStream,
    writeDurably,
    writeStream,
    list,
    setAside,
    remove,
    sweep,
    link,
    moveFolder,
    removeFolder,
    kindOf,
    watch: watchFolders,
  }
}

/** Makes the folder only where it turns out to be missing: as a rule it is there. */
async function openNew(path: string): Promise<FileHandle> {
  const open = () => fs.open(path, 'wx', 0o600)
  try {
    return await open()
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT') throw fault
    await makeFolder(dirname(path))
    return open()
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function read(path: string): Promise<Uint8Array | null> {
  const handle = await openToRead(path)
  if (!handle) return null
  try {
    return await handle.readFile()
  } catch (fault) {
    throw readFault(fault, path)
  } finally {
    await handle.close()
  }
}

async function* readStream(path: string): AsyncGenerator<Uint8Array> {
  const handle = await openToRead(path)
  if (!handle) throw new LuwteError('not-found', basename(path))
  try {
    for (;;) {
      const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(STREAM_BYTES) })
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } catch (fault) {
    throw readFault(fault, path)
  } finally {
    await handle.close()
  }
}

/** null: there is no such file. */
async function openToRead(path: string): Promise<FileHandle | null> {
  try {
    // O_NOFOLLOW is not known everywhere; where it is, it also closes the gap between the two calls.
    const place = await fs.lstat(path)
    if (!place.isFile()) throw new DamagedFile(`${basename(path)} is not a file`)
    if (place.size > MAX_FILE_BYTES) throw new DamagedFile(`${basename(path)} is too large`)
    return await fs.open(path, READ_FLAGS)
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null
    throw readFault(fault, path)
  }
}

async function list(folder: string): Promise<string[]> {
  try {
    return (await fs.readdir(folder)).sort()
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return []
    throw readFault(fault, folder)
  }
}

async function setAside(path: string, asidePath: string): Promise<void> {
  try {
    await refuseTaken(asidePath)
    await patiently(() => fs.rename(path, asidePath))
    await syncFolder(dirname(path))
  } catch (fault) {
    throw writeFault(fault, path)
  }
}

async function remove(path: string): Promise<void> {
  try {
    await fs.rm(path, { force: true })
  } catch (fault) {
    throw writeFault(fault, path)
  }
}

/** On some file systems a full disk shows only in a size that falls short, not in an error. */
async function writeWhole(handle: FileHandle, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    let size = 0
    for await (const chunk of chunks) {
      if (size + chunk.length > MAX_FILE_BYTES) throw new LuwteError('not-writable', 'it would be too large')
      for (let written = 0; written < chunk.length;) {
        const { bytesWritten } = await handle.write(chunk, written, chunk.length - written, size)
        if (bytesWritten === 0) throw new TransientFault('disk-full', 'nothing more was taken')
        written += bytesWritten
        size += bytesWritten
      }
    }
    await handle.sync()
    if ((await handle.stat()).size !== size) throw new TransientFault('disk-full', 'the file fell short')
  } finally {
    await handle.close()
  }
}
