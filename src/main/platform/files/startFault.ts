import { mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Why a start came to nothing, and the folder it is about. */
export interface StartFault {
  why: StartFaultKind
  folder: string
}

export type StartFaultKind = 'not-writable' | 'other-owner' | 'full' | 'no-links' | 'too-long' | 'unknown'

/** Of a Unix socket, with the zero at its end: unix(7). */
const MAX_SOCKET_PATH_LENGTH = 108
/** How Chromium names the socket by which a second start reaches the first, in the folder for temporary files. */
const SOCKET = '.org.chromium.Chromium.XXXXXX/SingletonSocket'

const tempFolder = (): string => process.env.TMPDIR || '/tmp'

/** To be asked before Chromium is: it ends at once where the path of its socket is too long. */
export const beforeLock = (temp = tempFolder()): StartFault | null =>
  process.platform === 'linux' && Buffer.byteLength(join(temp, SOCKET)) >= MAX_SOCKET_PATH_LENGTH
    ? { why: 'too-long', folder: temp }
    : null

/**
 * Chromium refused the lock that lets Luwte run once. It does not say why, so each thing that the lock needs is tried.
 * @returns null: another Luwte runs and was told of this start.
 */
export function whyNoLock(userData: string, temp = tempFolder()): StartFault | null {
  if (isRunning(userData)) return null
  const inUserData = faultOf(userData, () => {
    mkdirSync(userData, { recursive: true, mode: 0o700 })
    const probe = join(userData, `.luwte-start-${String(process.pid)}`)
    try {
      writeFileSync(probe, 'x', { flag: 'wx' })
      linkTried(`${probe}.link`)
    } finally {
      for (const path of [probe, `${probe}.link`]) rmSync(path, { force: true })
    }
  })
  if (inUserData) return inUserData
  const inTemp = faultOf(temp, () => rmSync(mkdtempSync(join(temp, 'luwte-')), { recursive: true }))
  return inTemp ?? beforeLock(temp) ?? { why: 'unknown', folder: userData }
}

/** The lock is a link to `host-pid`. */
function isRunning(userData: string): boolean {
  try {
    const [, pid] = /-(\d+)$/.exec(readlinkSync(join(userData, 'SingletonLock'))) ?? []
    return pid !== undefined && isAlive(Number(pid))
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return codeOf(fault) === 'EPERM'
  }
}

class NoLinks extends Error {}

function linkTried(path: string): void {
  try {
    symlinkSync('nowhere', path)
  } catch (fault) {
    // FAT, and some network disks.
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'].includes(codeOf(fault))) throw new NoLinks()
    throw fault
  }
}

function faultOf(folder: string, attempt: () => void): StartFault | null {
  try {
    attempt()
    return null
  } catch (fault) {
    if (fault instanceof NoLinks) return { why: 'no-links', folder }
    if (['ENOSPC', 'EDQUOT'].includes(codeOf(fault))) return { why: 'full', folder }
    return { why: isOfAnother(folder) ? 'other-owner' : 'not-writable', folder }
  }
}

function isOfAnother(folder: string): boolean {
  try {
    return statSync(folder).uid !== process.getuid?.()
  } catch {
    return false
  }
}

const codeOf = (fault: unknown): string => (fault as NodeJS.ErrnoException).code ?? ''
