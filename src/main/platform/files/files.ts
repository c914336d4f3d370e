import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
// As one object, so that a test can let a single call fail.
import fs from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import { DamagedFile, TransientFault } from '@main/ports/faults'
import type { Files } from '@main/ports'
import { codeOf, makeFolder, patiently, readFault, refuseTaken, syncFolder, writeFault } from './diskSteps'
import { kindOf, moveFolder, removeFolder } from './folders'
import { watchFolders } from './watchFolders'

/** Nothing that Luwte writes comes near; reading more could only fill the memory. */
export const MAX_FILE_BYTES = 200_000_000

/** The second as it is now: Syncthing takes it for one of its own and leaves it here. The first is of Luwte 0.1. */
const TEMPORARY = /^\.(?:syncthing\.)?.+\.[0-9a-f]{16}\.tmp$/

/** Another disk, a file system without links (FAT, exFAT, many shares), or one whose file has all the links it can. */
const UNLINKABLE = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']

// Windows has neither flag. Without O_NONBLOCK, opening a named pipe would wait for ever.
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export function nodeFiles(): Files {
  /** Temporaries being written now: not stale. */
  const underway = new Set<string>()

  async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length > MAX_FILE_BYTES) throw new LuwteError('not-writable', `${basename(path)} would be too large`)
    const folder = dirname(path)
    const temporary = join(folder, `.syncthing.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`)
    underway.add(temporary)
    try {
      try {
        await inFolder(folder, () => writeWhole(temporary, bytes))
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
    writeDurably,
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
async function inFolder(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT') throw fault
    await makeFolder(folder)
    await write()
  }
}

async function read(path: string): Promise<Uint8Array | null> {
  try {
    // O_NOFOLLOW is not known everywhere; where it is, it also closes the gap between the two calls.
    const place = await fs.lstat(path)
    if (!place.isFile()) throw new DamagedFile(`${basename(path)} is not a file`)
    if (place.size > MAX_FILE_BYTES) throw new DamagedFile(`${basename(path)} is too large`)
    const handle = await fs.open(path, READ_FLAGS)
    try {
      return await handle.readFile()
    } finally {
      await handle.close()
    }
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
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(path, 'wx', 0o600)
  try {
    let written = 0
    while (written < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, written)
      if (bytesWritten === 0) throw new TransientFault('disk-full', 'nothing more was taken')
      written += bytesWritten
    }
    await handle.sync()
    if ((await handle.stat()).size !== bytes.length) throw new TransientFault('disk-full', 'the file fell short')
  } finally {
    await handle.close()
  }
}
