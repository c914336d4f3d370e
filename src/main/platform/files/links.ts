// As one object, so that a test can let a single call fail.
import fs from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { TransientFault } from '@main/ports/faults'
import { codeOf, readFault } from './diskSteps'

/**
 * The file that a link leads to, so that a write replaces that file and not the link. The path itself where it is no link
 * to a file.
 */
export async function targetOf(path: string): Promise<string> {
  try {
    if (!(await isLink(path))) return path
    const target = await fs.realpath(path)
    return (await fs.stat(target)).isFile() ? target : path
  } catch (fault) {
    if (codeOf(fault) === 'ELOOP') return path
    if (codeOf(fault) !== 'ENOENT') throw readFault(fault, path)
    return missingTargetOf(path)
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await fs.lstat(path)).isSymbolicLink()
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return false
    throw fault
  }
}

/** Where a link leads at whose end there is nothing. */
async function missingTargetOf(path: string): Promise<string> {
  if (!(await isLink(path))) return path
  const target = resolve(dirname(path), await fs.readlink(path))
  const folder = await fs.realpath(dirname(target)).catch((fault: unknown) => {
    // Its disk may not be there now. A file that is made in its place would hide the one that comes back.
    throw new TransientFault('unreadable', `${basename(path)}: where it leads is not there`, { cause: fault })
  })
  return missingTargetOf(join(folder, basename(target)))
}
