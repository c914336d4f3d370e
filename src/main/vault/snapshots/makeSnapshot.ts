import type { Snapshot } from '@shared/features/data/contract'
import type { Files, Log } from '@main/ports'
import type { ReportProgress } from '@main/kernel/jobRunner'
import type { SealingDeps } from '../crypto/sealing'
import { readFolder } from '../folderReader'
import { removeIfEmpty } from '../folders'
import type { Vault } from '../vault'
import type { Manifest } from './manifest'
import { countByPartition, sealCounts, unchangedCounts, unsealCounts } from './recordCounts'
import { withProof } from './manifestProof'
import { keyFilesOf } from './snapshotKeyFiles'
import type { NewCopy, SnapshotStore } from './snapshotStore'

interface Options {
  why: Snapshot['why']
  /** Ids of snapshots that are being read: they are not thinned out meanwhile. */
  inUse: ReadonlySet<string>
  reportProgress: ReportProgress
}

/** Makes a snapshot of the vault as it is now, and thins out the earlier ones. @returns its id. */
export async function makeSnapshot(
  { ports, vault }: { ports: SealingDeps & { log: Log }; vault: Vault },
  snapshots: SnapshotStore,
  { why, inUse, reportProgress }: Options,
): Promise<string> {
  const id = await snapshots.make({
    vaultFolder: vault.folder,
    why,
    freeze: (task) => vault.freeze(task),
    // A snapshot is complete without its counts.
    count: (copy) => countIn(ports, vault, copy).catch(() => null),
    keyFiles: keyFilesOf(ports.digest, vault),
    prove: (manifest) => withProof(ports.cipher, vault.sealing, manifest),
    reportProgress,
  })
  await snapshots.prune(inUse).catch((fault: unknown) => ports.log.warn(String(fault)))
  return id
}

async function countIn(deps: SealingDeps, vault: Vault, copy: NewCopy): Promise<Manifest['counts']> {
  const { folder, madeAt, files, before } = copy
  if (vault.lock === 'locked') return null
  const reading = await readFolder(deps, folder, { dataKeys: vault.dataKeys })
  const earlier = before && unsealCounts(vault.dataKeys, before)
  const known = before && earlier ? unchangedCounts(earlier, before.files, files) : {}
  const counts = await countByPartition(reading, known)
  // The keys may have been forgotten meanwhile. Counts of a sealed vault are never written unsealed.
  if (reading.isSealed && vault.dataKeys.current === null) return null
  return sealCounts(vault.dataKeys, { vault: reading.vault, madeAt }, counts)
}

/** Copies the snapshots of this computer into another folder, the oldest first. @returns the ids of those that are in both now. */
export async function copySnapshots(
  from: SnapshotStore | null,
  to: SnapshotStore,
  reportProgress: ReportProgress,
): Promise<string[]> {
  const present = new Set((await to.list()).map(({ id }) => id))
  const missing = ((await from?.listOwn()) ?? []).filter(({ id }) => !present.has(id)).reverse()
  for (const snapshot of missing) await to.copyFrom(snapshot, reportProgress)
  return missing.map(({ id }) => id)
}

/** Removes snapshots that were copied elsewhere from their former folder. One that cannot be removed does no harm. */
export async function removeCopied(
  { files, log }: { files: Files; log: Log },
  from: SnapshotStore | null,
  ids: readonly string[],
): Promise<void> {
  if (!from) return
  for (const id of ids) await from.remove(id).catch((fault: unknown) => log.warn(String(fault)))
  await removeIfEmpty(files, from.folder).catch((fault: unknown) => log.warn(String(fault)))
}
