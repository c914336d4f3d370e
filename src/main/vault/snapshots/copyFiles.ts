import { LuwteError } from '@shared/kernel/errors'
import type { Digest, Files } from '@main/ports'
import type { SnapshotFile } from './manifest'
import { entryAt, ENTRY_RULES } from '../layout'

export interface Copying {
  /** A vault folder, and what of it is wanted: see vaultFiles(). */
  from: string
  batches: readonly string[][]
  to: string
  /** A vault folder copied earlier, on the same disk: what is the same in it takes no room a second time. */
  earlier: { folder: string; files: readonly SnapshotFile[] } | null
  /** Reads while nothing is written, so that no half of a change is copied. */
  still: <Value>(task: () => Promise<Value>) => Promise<Value>
  tell: (done: number, total: number) => void
}

/**
 * Copies a vault folder, every file read back. One that cannot be read is left out, and named: it may be on its way from
 * another computer, and must not keep the rest from being safe.
 */
export async function copyVault(
  deps: { files: Files; digest: Digest },
  { from, batches, to, earlier, still, tell }: Copying,
): Promise<{ files: SnapshotFile[]; unread: string[] }> {
  const copied: SnapshotFile[] = []
  const unread: string[] = []
  // What all the rest depends on is small: each generation has its own, so that one bad sector does not cost them all.
  const shared = earlier?.files.filter(({ path }) => isLinkable(path)) ?? []
  const known = new Map(shared.map(({ path, sha256 }) => [path, sha256]))
  const total = batches.flat().length
  let done = 0
  for (const batch of batches) {
    for (const { path, bytes } of await still(() => readAll(deps.files, from, batch))) {
      if (bytes === 'unreadable') unread.push(path)
      else if (bytes !== null) {
        const sha256 = deps.digest.sha256(bytes)
        const same = earlier && known.get(path) === sha256 ? `${earlier.folder}/${path}` : null
        await place(deps, `${to}/${path}`, bytes, sha256, same)
        copied.push({ path, bytes: bytes.length, sha256 })
      }
      tell((done += 1), total)
    }
  }
  return { files: copied, unread }
}

/** Is this file there, just as it should be? */
export async function isWhole(
  { files, digest }: { files: Files; digest: Digest },
  path: string,
  sha256: string,
): Promise<boolean> {
  const bytes = await files.read(path).catch(() => null)
  return bytes !== null && digest.sha256(bytes) === sha256
}

async function readAll(files: Files, from: string, batch: readonly string[]) {
  const read: { path: string; bytes: Uint8Array | null | 'unreadable' }[] = []
  for (const path of batch)
    read.push({ path, bytes: await files.read(`${from}/${path}`).catch(() => 'unreadable' as const) })
  return read
}

/** @param same a file that should hold the same already. Where time has gnawed at it, it is not handed on. */
async function place(
  deps: { files: Files; digest: Digest },
  path: string,
  bytes: Uint8Array,
  sha256: string,
  same: string | null,
): Promise<void> {
  if (same !== null) {
    await deps.files.link(same, path).catch(() => undefined)
    if (await isWhole(deps, path, sha256)) return
    await deps.files.remove(path)
  }
  await deps.files.writeDurably(path, bytes)
  if (!(await isWhole(deps, path, sha256))) throw new LuwteError('not-writable', 'a copy is not what was written')
}

function isLinkable(path: string): boolean {
  const entry = entryAt(path)
  return entry !== null && ENTRY_RULES[entry.kind].snapshot === 'linked'
}
