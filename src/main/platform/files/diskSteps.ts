import { constants } from 'node:fs'
// As one object, so that a test can let a single call fail.
import fs from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import { TransientFault } from '@main/ports/faults'

// Steps that files and folders share on their way to the disk.

/** Makes a folder and those above it that are missing, for the user's eyes only, to survive a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await fs.mkdir(folder, { mode: 0o700 })
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return
    if (codeOf(fault) !== 'ENOENT' || dirname(folder) === folder) throw fault
    await makeFolder(dirname(folder))
    // Once more and no further: behind a link that leads nowhere, or in /proc, there is never a folder to make.
    await fs.mkdir(folder, { mode: 0o700 })
  }
  await syncFolder(dirname(folder))
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder to flush it; NTFS keeps its own journal of names.
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

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
const PASSING = ['EBUSY', 'EPERM', 'EACCES']

/** A virus scanner or a sync tool may hold the old file for a moment: it is asked again for about a second. */
export async function patiently(rename: () => Promise<void>): Promise<void> {
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

export const codeOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined

export function readFault(fault: unknown, path: string): LuwteError {
  if (fault instanceof LuwteError) return fault
  return new TransientFault('unreadable', `${basename(path)} ${codeOf(fault) ?? ''}`, { cause: fault })
}

export function writeFault(fault: unknown, path: string): LuwteError {
  if (fault instanceof LuwteError) return fault
  const code = codeOf(fault) ?? ''
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  return new TransientFault(isFull ? 'disk-full' : 'not-writable', `${basename(path)} ${code}`, { cause: fault })
}
