// As one object, so that a test can let a single call fail.
import fs from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import {
  changeNames,
  codeOf,
  makeFolder,
  retryRename,
  readFault,
  refuseTaken,
  syncFolder,
  writeFault,
} from './diskSteps'

/** See Files.kindOf. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | null> {
  try {
    const stats = await fs.lstat(path)
    if (stats.isFile()) return 'file'
    return stats.isDirectory() ? 'folder' : 'other'
  } catch (fault) {
    // ENOTDIR: a parent of this path is a file.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(fault) ?? '')) return null
    throw readFault(fault, path)
  }
}

/** See Files.stampOf. */
export async function stampOf(path: string): Promise<string | null> {
  try {
    const { mtimeNs, size } = await fs.lstat(path, { bigint: true })
    return `${mtimeNs} ${size}`
  } catch (fault) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(fault) ?? '')) return null
    throw readFault(fault, path)
  }
}

/** See Files.moveFolder. */
export async function moveFolder(folder: string, other: string): Promise<void> {
  if ((await kindOf(folder)) !== 'folder') throw new LuwteError('not-writable', `${basename(folder)} is not a folder`)
  try {
    // The system itself would replace an empty folder.
    await refuseTaken(other)
    await makeFolder(dirname(other))
    const rename = () => retryRename(() => fs.rename(folder, other))
    await changeNames(dirname(other), () => changeNames(dirname(folder), rename))
  } catch (fault) {
    throw writeFault(fault, folder)
  }
}

/** See Files.removeFolder. */
export async function removeFolder(folder: string): Promise<void> {
  if ((await kindOf(folder)) === null) return
  try {
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 })
    await syncFolder(dirname(folder))
  } catch (fault) {
    throw writeFault(fault, folder)
  }
}
