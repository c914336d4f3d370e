import type { ReportProgress } from '../kernel/jobRunner'
import type { Files } from '../ports'
import { DamagedFile } from '../ports/faults'
import type { Seal } from './crypto/dataKeys'
import { keyOfFile } from './crypto/envelope'
import type { DeviceFolders } from './deviceFolders'
import { deviceEntries, entriesOf, type EntryOf, type FoundEntry } from './layout'
import { isQuarantineName, resealQuarantined } from './quarantine'

interface Resealing {
  files: Files
  /** Folders. */
  vault: string
  userData: string
  /** This computer's own id, and its former ones. */
  devices: readonly string[]
  seal: Seal
  folders: DeviceFolders
}

/**
 * Writes every file of this computer anew that is not as it should be now: sealed with the current key, or plain. A damaged
 * one goes into quarantine and is sealed there byte by byte; one that cannot be read yet stays as it is.
 */
export async function resealAll(resealing: Resealing, reportProgress: ReportProgress): Promise<void> {
  const { devices, files, folders, seal, userData, vault } = resealing
  const stale = await staleShards(resealing)
  for (const [index, { device, key }] of stale.entries()) {
    reportProgress(index, stale.length)
    await folders.rewrite(device, key)
  }
  // Listed only now: what was found to be damaged has come into quarantine.
  for (const folder of [...devices.map((device) => `${vault}/${device}`), userData])
    for (const name of (await files.list(folder)).filter(isQuarantineName))
      await resealQuarantined(files, seal, folder, name)
}

async function staleShards(resealing: Resealing): Promise<EntryOf<'shard'>[]> {
  const { files, seal, vault } = resealing
  const wanted = seal.isOn() ? seal.ring.current : null
  const stale: EntryOf<'shard'>[] = []
  for (const { path, entry } of entriesOf(await ownEntries(resealing), 'shard')) {
    const bytes = await readUnlessDamaged(files, `${vault}/${path}`)
    if (bytes && !isSealedWith(bytes, wanted)) stale.push(entry)
  }
  return stale
}

async function ownEntries({ devices, files, vault }: Resealing): Promise<FoundEntry[]> {
  const found: FoundEntry[] = []
  for (const device of devices) found.push(...(await deviceEntries(files, vault, device)))
  return found
}

/** Something else in the place of a file keeps none of the others from being sealed. */
async function readUnlessDamaged(files: Files, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path)
  } catch (fault) {
    if (fault instanceof DamagedFile) return null
    throw fault
  }
}

/** Is it as it should be: sealed with this key, or plain (null)? */
function isSealedWith(bytes: Uint8Array, wanted: string | null): boolean {
  try {
    return keyOfFile(bytes) === wanted
  } catch {
    return false
  }
}
