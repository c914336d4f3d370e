import { LuwteError } from '@shared/kernel/errors'
import type { Digest, Files } from '@main/ports'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { refuseLink } from '../folders'
import { entryAt, ENTRY_RULES } from '../layout'
import type { SnapshotFile } from './manifest'

// Every copy of a file is made here: read whole, written durably, read back and compared.

export interface CopyDeps {
  files: Files
  digest: Digest
}

/**
 * Writes a file, reads it back and compares. Throws `not-writable` where it does not come back as it was written.
 * @returns the SHA-256 of what was written.
 */
export async function writeVerified(deps: CopyDeps, path: string, bytes: Uint8Array): Promise<string> {
  const sha256 = deps.digest.sha256(bytes)
  await deps.files.writeDurably(path, bytes)
  if (!(await isIntact(deps, path, sha256)))
    throw new LuwteError('not-writable', 'a file did not come back as it was written')
  return sha256
}

/** Throws `unreadable` where the file to be copied does not exist any more. @returns the SHA-256 of what was copied. */
export async function copyVerified(deps: CopyDeps, from: string, to: string): Promise<string> {
  const bytes = await deps.files.read(from)
  if (bytes === null) throw new LuwteError('unreadable', 'a file was removed while it was copied')
  return writeVerified(deps, to, bytes)
}

/** Can this file be read, and does it hold exactly what it should? Never rejects. */
export async function isIntact({ files, digest }: CopyDeps, path: string, sha256: string): Promise<boolean> {
  const bytes = await files.read(path).catch(() => null)
  return bytes !== null && digest.sha256(bytes) === sha256
}

export interface SnapshotCopy {
  /** A vault folder, and the paths in it that are wanted: see vaultFiles(). */
  from: string
  batches: readonly string[][]
  to: string
  /** An earlier copy on the same disk. Files that have not changed since are hard links to it. */
  earlier: { folder: string; files: readonly SnapshotFile[] } | null
  /** Runs a task while nothing is written, so that no half of a change is copied. */
  freeze: <Value>(task: () => Promise<Value>) => Promise<Value>
  reportProgress: ReportProgress
}

/**
 * Copies files of a vault into a snapshot. A file that cannot be read is left out and named in `unread`: it may still be
 * arriving from another computer, and the rest must be backed up all the same.
 */
export async function copyIntoSnapshot(
  deps: CopyDeps,
  { from, batches, to, earlier, freeze, reportProgress }: SnapshotCopy,
): Promise<{ files: SnapshotFile[]; unread: string[] }> {
  const copied: SnapshotFile[] = []
  const unread: string[] = []
  // Nothing can be read without vault file and keys. They are small, so each snapshot has its own copy: one bad sector does
  // not damage them in all snapshots.
  const linkable = earlier?.files.filter(({ path }) => isLinkable(path)) ?? []
  const known = new Map(linkable.map(({ path, sha256 }) => [path, sha256]))
  const total = batches.flat().length
  let done = 0
  for (const batch of batches) {
    for (const { path, bytes } of await freeze(() => readBatch(deps.files, from, batch))) {
      if (bytes === 'unreadable') unread.push(path)
      else if (bytes !== null) {
        const sha256 = deps.digest.sha256(bytes)
        const same = earlier && known.get(path) === sha256 ? `${earlier.folder}/${path}` : null
        const isLinked = same !== null && (await linkVerified(deps, same, `${to}/${path}`, sha256))
        if (!isLinked) await writeVerified(deps, `${to}/${path}`, bytes)
        copied.push({ path, bytes: bytes.length, sha256 })
      }
      reportProgress((done += 1), total)
    }
  }
  return { files: copied, unread }
}

async function readBatch(files: Files, from: string, batch: readonly string[]) {
  const read: { path: string; bytes: Uint8Array | null | 'unreadable' }[] = []
  for (const path of batch)
    read.push({ path, bytes: await readWithin(files, from, path).catch(() => 'unreadable' as const) })
  return read
}

/** Throws where a link in the place of a folder would lead to files that are no part of the vault. */
async function readWithin(files: Files, from: string, path: string): Promise<Uint8Array | null> {
  const folders = path.split('/').slice(0, -1)
  const refuseLinks = async () => {
    for (const index of folders.keys()) await refuseLink(files, `${from}/${folders.slice(0, index + 1).join('/')}`)
  }
  await refuseLinks()
  const bytes = await files.read(`${from}/${path}`)
  // One may have come there meanwhile.
  await refuseLinks()
  return bytes
}

/** A file that is damaged in the earlier snapshot is not linked; it is copied from the vault instead. */
async function linkVerified(deps: CopyDeps, same: string, path: string, sha256: string): Promise<boolean> {
  await deps.files.link(same, path).catch(() => undefined)
  if (await isIntact(deps, path, sha256)) return true
  await deps.files.remove(path)
  return false
}

function isLinkable(path: string): boolean {
  const entry = entryAt(path)
  return entry !== null && ENTRY_RULES[entry.kind].snapshot === 'linked'
}
