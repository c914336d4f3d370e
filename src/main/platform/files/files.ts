import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
// As one object, so that a test can let a single call fail.
import fs, { type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import { DamagedFile, TransientFault } from '@main/ports/faults'
import type { Files } from '@main/ports'
import {
  changeNames,
  codeOf,
  flush,
  makeFolder,
  onUnflushable,
  readFault,
  refuseTaken,
  retryRename,
  writeFault,
} from './diskSteps'
import { kindOf, moveFolder, removeFolder, stampOf } from './folders'
import { targetOf } from './links'
import { watchFolders } from './watchFolders'

/** Far larger than any file of Luwte. A larger one would only fill the memory. */
export const MAX_FILE_BYTES = 200_000_000

/** How much of a file is read at a time. */
const STREAM_BYTES = 64 * 1024

/** With the prefix, Syncthing takes them for its own temporary files and does not copy them. Luwte 0.1 had no prefix. */
const TEMPORARY = /^\.(?:syncthing\.)?.+\.[0-9a-f]{16}\.tmp$/

/** Of the name of the file. It may be as long as names can be, and with what is added it must not be too long. */
const TEMPORARY_NAME_LENGTH = 60

/** Another disk, a file system without hard links (FAT, exFAT, many shares), or a file that has too many of them. */
const UNLINKABLE = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']

// Windows has neither flag. Without O_NONBLOCK, opening a named pipe would wait forever.
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The file system of this computer. */
export function nodeFiles(): Files {
  /** Temporary files that are being written: `sweep` leaves them. */
  const inProgress = new Set<string>()

  async function writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const folder = dirname(path)
    const name = basename(path).slice(0, TEMPORARY_NAME_LENGTH)
    const temporary = join(folder, `.syncthing.${name}.${randomBytes(8).toString('hex')}.tmp`)
    inProgress.add(temporary)
    try {
      try {
        await writeWhole(await openNew(temporary), chunks, folder)
        await changeNames(folder, () => retryRename(() => fs.rename(temporary, path)))
      } catch (fault) {
        await fs.rm(temporary, { force: true }).catch(() => undefined)
        throw fault
      }
    } catch (fault) {
      throw writeFault(fault, path)
    } finally {
      inProgress.delete(temporary)
    }
  }

  const writeDurably = (path: string, bytes: Uint8Array) => writeStream(path, inOneChunk(bytes))

  async function sweep(folder: string): Promise<void> {
    for (const name of await list(folder)) {
      const path = join(folder, name)
      // A folder of that name is nothing that was left behind.
      if (TEMPORARY.test(name) && !inProgress.has(path) && (await kindOf(path)) !== 'folder') await remove(path)
    }
  }

  async function link(path: string, other: string): Promise<void> {
    if ((await kindOf(path)) !== 'file') throw new DamagedFile(`${basename(path)} is not a file`)
    try {
      await makeFolder(dirname(other))
      await changeNames(dirname(other), () => fs.link(path, other))
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
    targetOf,
    stampOf,
    kindOf,
    watch: watchFolders,
    onUnflushable,
  }
}

/** Makes the folder only when it turns out to be missing, which is rare. */
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

async function* inOneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function read(path: string, atMost = MAX_FILE_BYTES): Promise<Uint8Array | null> {
  const handle = await openToRead(path, atMost)
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
async function openToRead(path: string, atMost = MAX_FILE_BYTES): Promise<FileHandle | null> {
  try {
    refuseOther(await fs.lstat(path), path, atMost)
    // O_NOFOLLOW is not known everywhere.
    const handle = await fs.open(path, READ_FLAGS)
    try {
      // Something else may have come into its place since.
      refuseOther(await handle.stat(), path, atMost)
      return handle
    } catch (fault) {
      await handle.close()
      throw fault
    }
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null
    throw readFault(fault, path)
  }
}

/** Throws for what is no file, or too large a one. */
function refuseOther(stats: Stats, path: string, atMost: number): void {
  if (!stats.isFile()) throw new DamagedFile(`${basename(path)} is not a file`)
  if (stats.size > atMost) throw new DamagedFile(`${basename(path)} is too large`)
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
    await changeNames(dirname(path), () => retryRename(() => fs.rename(path, asidePath)))
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

/** Compares the size at the end: on some file systems a full disk gives no error, only a file that is too short. */
async function writeWhole(handle: FileHandle, chunks: AsyncIterable<Uint8Array>, folder: string): Promise<void> {
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
    await flush(handle, folder)
    if ((await handle.stat()).size !== size) throw new TransientFault('disk-full', 'the file fell short')
  } finally {
    await handle.close()
  }
}
