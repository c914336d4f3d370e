import type { ReportProgress } from '../kernel/jobRunner'
import type { Clock, Files } from '../ports'
import { DamagedFile, NewerFormat, UnprovenFile, WrongKey } from '../ports/faults'
import type { BlobStore } from './blobs/blobStore'
import type { Seal } from './crypto/dataKeys'
import { keyOfFile } from './crypto/envelope'
import type { DeviceFolders } from './deviceFolders'
import { BLOBS_FOLDER, deviceEntries, entriesOf, type EntryOf, type FoundEntry } from './layout'
import { freeQuarantineName, isQuarantineName, resealQuarantined } from './quarantine'

interface Resealing {
  files: Files
  clock: Clock
  /** Folders. */
  vault: string
  userData: string
  /** This computer's own id, and its former ones. */
  devices: readonly string[]
  seal: Seal
  /** Also those that are sealed with the current key: perhaps not so that this computer can tell that it did it. */
  isWhole: boolean
  folders: DeviceFolders
  blobs: BlobStore
}

/**
 * Rewrites every file of this computer that is not sealed with the current key or, in an unsealed vault, not plain. The bytes of
 * a damaged file are sealed in quarantine; a file that cannot be read yet stays as it is.
 */
export async function resealAll(resealing: Resealing, reportProgress: ReportProgress): Promise<void> {
  const { files, folders, seal, userData, vault } = resealing
  const stale = [...(await staleShards(resealing)), ...(await staleBlobs(resealing))]
  for (const [index, { path, entry }] of stale.entries()) {
    reportProgress(index, stale.length)
    if (entry.kind === 'blob') await rewriteBlob(resealing, entry)
    else await folders.rewrite(entry.device, entry.key, path.slice(entry.device.length + 1))
  }
  // Listed only now: damaged files have been moved into quarantine meanwhile.
  for (const { path } of entriesOf(await ownEntries(resealing), 'quarantined')) {
    const slash = path.lastIndexOf('/')
    await resealQuarantined(files, seal, `${vault}/${path.slice(0, slash)}`, path.slice(slash + 1))
  }
  for (const name of (await files.list(userData)).filter(isQuarantineName))
    await resealQuarantined(files, seal, userData, name)
}

async function staleShards(resealing: Resealing): Promise<FoundEntry<EntryOf<'shard' | 'conflict-copy'>>[]> {
  const { files, isWhole, seal, vault } = resealing
  const wanted = seal.isOn() ? seal.dataKeys.current : null
  const isAll = isWhole && wanted !== null
  const stale: FoundEntry<EntryOf<'shard' | 'conflict-copy'>>[] = []
  for (const found of entriesOf(await ownEntries(resealing), 'shard', 'conflict-copy')) {
    const bytes = await unlessDamaged(() => files.read(`${vault}/${found.path}`))
    if (bytes && (isAll || !isSealedWith(bytes, wanted))) stale.push(found)
  }
  return stale
}

async function staleBlobs(resealing: Resealing): Promise<FoundEntry<EntryOf<'blob'>>[]> {
  const { blobs, isWhole, seal } = resealing
  const wanted = seal.isOn() ? seal.dataKeys.current : null
  const isAll = isWhole && wanted !== null
  const stale: FoundEntry<EntryOf<'blob'>>[] = []
  for (const found of entriesOf(await ownEntries(resealing), 'blob')) {
    const key = await unlessDamaged(() => blobs.keyAt(found.entry.device, found.entry.id))
    if (isAll || key !== wanted || key === undefined) stale.push(found)
  }
  return stale
}

async function rewriteBlob(resealing: Resealing, { device, id }: EntryOf<'blob'>): Promise<void> {
  const { blobs, files, vault } = resealing
  try {
    await blobs.rewrite(device, id)
  } catch (fault) {
    if (fault instanceof WrongKey || fault instanceof NewerFormat) return
    if (!(fault instanceof DamagedFile || fault instanceof UnprovenFile)) throw fault
    const folder = `${vault}/${device}/${BLOBS_FOLDER}`
    await files.setAside(`${folder}/${id}`, `${folder}/${await freeQuarantineName(resealing, folder, id)}`)
  }
}

async function ownEntries({ devices, files, vault }: Resealing): Promise<FoundEntry[]> {
  const found: FoundEntry[] = []
  for (const device of devices) found.push(...(await deviceEntries(files, vault, device, unlessTransient)))
  return found
}

/** Something else in the place of a folder must not keep the other files from being sealed. */
function unlessTransient(_folder: string, fault: unknown): void {
  if (!(fault instanceof DamagedFile)) throw fault
}

/** A damaged file must not keep the others from being sealed. undefined: it is damaged. */
async function unlessDamaged<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read()
  } catch (fault) {
    if (fault instanceof DamagedFile || fault instanceof NewerFormat) return undefined
    throw fault
  }
}

/** Is it sealed with this key, or plain (null)? */
function isSealedWith(bytes: Uint8Array, wanted: string | null): boolean {
  try {
    return keyOfFile(bytes) === wanted
  } catch {
    return false
  }
}
