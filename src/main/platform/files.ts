import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
// As one object, so that a test can let a single call fail.
import fs from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { LuwteError } from '@shared/ipc/errors'
import type { Files } from '../ports'

/** Nothing that Luwte writes comes near; reading more could only fill the memory. */
export const MAX_FILE_BYTES = 200_000_000

const TEMPORARY = /^\..+\.[0-9a-f]{16}\.tmp$/

// Windows has neither flag. Without O_NONBLOCK, opening a named pipe would wait for ever.
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export function nodeFiles(): Files {
  /** Temporaries being written now: not stale. */
  const underway = new Set<string>()

  async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length > MAX_FILE_BYTES) throw new LuwteError('not-writable', `${basename(path)} would be too large`)
    const folder = dirname(path)
    const temporary = join(folder, `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`)
    underway.add(temporary)
    try {
      await makeFolder(folder)
      try {
        await writeWhole(temporary, bytes)
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

  return { read, writeDurably, list, setAside, remove, sweep }
}

async function read(path: string): Promise<Uint8Array | null> {
  try {
    // O_NOFOLLOW is not known everywhere; where it is, it also closes the gap between the two calls.
    const place = await fs.lstat(path)
    if (!place.isFile()) throw new LuwteError('unreadable', `${basename(path)} is not a file`)
    if (place.size > MAX_FILE_BYTES) throw new LuwteError('unreadable', `${basename(path)} is too large`)
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
    if (await exists(asidePath)) throw new LuwteError('not-writable', `${basename(asidePath)} is already there`)
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

const exists = async (path: string): Promise<boolean> =>
  (await fs.lstat(path).catch((fault: unknown) => {
    if (codeOf(fault) === 'ENOENT') return null
    throw fault
  })) !== null

/** On some file systems a full disk shows only in a size that falls short, not in an error. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(path, 'wx', 0o600)
  try {
    let written = 0
    while (written < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, written)
      if (bytesWritten === 0) throw new LuwteError('disk-full', 'nothing more was taken')
      written += bytesWritten
    }
    await handle.sync()
    if ((await handle.stat()).size !== bytes.length) throw new LuwteError('disk-full', 'the file fell short')
  } finally {
    await handle.close()
  }
}

/** Makes a folder and those above it that are missing, for the user's eyes only, to survive a power cut. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await fs.mkdir(folder, { mode: 0o700 })
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return
    if (codeOf(fault) !== 'ENOENT' || dirname(folder) === folder) throw fault
    await makeFolder(dirname(folder))
    return makeFolder(folder)
  }
  await syncFolder(dirname(folder))
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder to flush it; NTFS keeps its own journal of names.
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const PAUSES_MS = [10, 20, 40, 80, 150, 300, 400]
const PASSING = ['EBUSY', 'EPERM', 'EACCES']

/** A virus scanner or a sync tool may hold the old file for a moment: it is asked again for about a second. */
async function patiently(rename: () => Promise<void>): Promise<void> {
  for (const pause of PAUSES_MS) {
    try {
      return await rename()
    } catch (fault) {
      if (!PASSING.includes(codeOf(fault) ?? '')) throw fault
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return rename()
}

const codeOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined

function readFault(fault: unknown, path: string): LuwteError {
  if (fault instanceof LuwteError) return fault
  return new LuwteError('unreadable', `${basename(path)} ${codeOf(fault) ?? ''}`, { cause: fault })
}

function writeFault(fault: unknown, path: string): LuwteError {
  if (fault instanceof LuwteError) return fault
  const code = codeOf(fault) ?? ''
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  return new LuwteError(isFull ? 'disk-full' : 'not-writable', `${basename(path)} ${code}`, { cause: fault })
}
