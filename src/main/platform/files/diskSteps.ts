import { constants } from 'node:fs'
// As one object, so that a test can let a single call fail.
import fs, { type FileHandle } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import { TransientFault } from '@main/ports/faults'
import { listeners } from '../listeners'

// Steps of file operations that files.ts and folders.ts share.

/** Makes a folder and its missing parents, readable by this user only, and durable. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await fs.mkdir(folder, { mode: 0o700 })
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return
    if (codeOf(fault) !== 'ENOENT' || dirname(folder) === folder) throw fault
    await makeFolder(dirname(folder))
    // One more attempt only: behind a broken link, or in /proc, a folder can never be made.
    await fs.mkdir(folder, { mode: 0o700 })
  }
  await syncFolder(dirname(folder))
}

/** Makes the names in a folder durable. */
export const syncFolder = (folder: string): Promise<void> => changeNames(folder, () => Promise.resolve())

/**
 * Changes names in a folder and makes them durable. The folder is opened first, so that whatever else can be refused is
 * refused before anything has changed: afterwards only flushing itself can fail.
 */
export async function changeNames(folder: string, change: () => Promise<void>): Promise<void> {
  // Windows cannot open a folder to flush it; NTFS keeps its own journal of names.
  if (process.platform === 'win32') return change()
  const handle = await fs.open(folder, constants.O_RDONLY)
  try {
    await change()
    await flush(handle, folder)
  } finally {
    await handle.close()
  }
}

/** How a file system says that it cannot flush this: SMB, 9p and some of FUSE do so for folders. */
const CANNOT_FLUSH = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

const unflushable = listeners<[folder: string]>()
/** Calls back with each folder whose file system cannot flush. @returns stops listening. */
export const onUnflushable = unflushable.add

/** A file system that cannot flush is no fault: what is written there is written, though a power cut may take it away. */
export async function flush(handle: FileHandle, folder: string): Promise<void> {
  try {
    await handle.sync()
  } catch (fault) {
    if (!CANNOT_FLUSH.includes(codeOf(fault) ?? '')) throw fault
    unflushable.report(folder)
  }
}

/** Throws `not-writable` when something is at this path. */
export async function refuseTaken(path: string): Promise<void> {
  const isFree = await fs.lstat(path).then(
    () => false,
    (fault: unknown) => {
      if (codeOf(fault) === 'ENOENT') return true
      throw fault
    },
  )
  if (!isFree) throw new LuwteError('not-writable', `${basename(path)} is already there`)
}

const PAUSES_MS = [10, 20, 40, 80, 150, 300, 400]
const TEMPORARY_CODES = ['EBUSY', 'EPERM', 'EACCES']

/** Tries a rename for about a second: a virus scanner or a sync tool may keep the old file open for a moment. */
export async function retryRename(rename: () => Promise<void>): Promise<void> {
  for (const pause of PAUSES_MS) {
    try {
      return await rename()
    } catch (fault) {
      if (!TEMPORARY_CODES.includes(codeOf(fault) ?? '')) throw fault
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return rename()
}

/** The code of a system error, such as `ENOENT`. */
export const codeOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined

/** What to throw when the system refused to read. */
export function readFault(fault: unknown, path: string): LuwteError {
  if (fault instanceof LuwteError) return fault
  return new TransientFault('unreadable', `${basename(path)} ${codeOf(fault) ?? ''}`, { cause: fault })
}

/** What to throw when the system refused to write: `disk-full` or `not-writable`. */
export function writeFault(fault: unknown, path: string): LuwteError {
  if (fault instanceof LuwteError) return fault
  const code = codeOf(fault) ?? ''
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  return new TransientFault(isFull ? 'disk-full' : 'not-writable', `${basename(path)} ${code}`, { cause: fault })
}
