import type { Snapshot } from '@shared/features/data/contract'
import type { Ports } from '@main/ports'
import type { ReportProgress } from '@main/kernel/jobRunner'
import type { DataKeys } from '../crypto/dataKeys'
import { readFolder } from '../folderReader'
import { removeIfEmpty } from '../folders'
import type { Vault } from '../vault'
import type { Manifest } from './manifest'
import { countByPartition, sealCounts, totalOf, unchangedCounts, unsealCounts } from './recordCounts'
import type { NewCopy, SnapshotStore, StoredSnapshot } from './snapshotStore'

interface Options {
  why: Snapshot['why']
  /** Ids of snapshots that are being read: they are not thinned out meanwhile. */
  inUse: ReadonlySet<string>
  reportProgress: ReportProgress
}

/** Makes a snapshot of the vault as it is now, and thins out the earlier ones. @returns its id. */
export async function makeSnapshot(
  { ports, vault }: { ports: Ports; vault: Vault },
  snapshots: SnapshotStore,
  { why, inUse, reportProgress }: Options,
): Promise<string> {
  const id = await snapshots.make({
    vaultFolder: vault.folder,
    why,
    freeze: (task) => vault.freeze(task),
    // A snapshot is complete without its counts.
    count: (copy) => countIn(ports, vault, copy).catch(() => null),
    reportProgress,
  })
  await snapshots.prune(inUse).catch((fault: unknown) => ports.log.warn(String(fault)))
  return id
}

async function countIn(ports: Ports, vault: Vault, copy: NewCopy): Promise<Manifest['counts']> {
  const { folder, madeAt, files, before } = copy
  if (vault.lock === 'locked') return null
  const reading = await readFolder(ports, folder, { ring: vault.ring })
  const earlier = before && unsealCounts(vault.ring, before)
  const known = before && earlier ? unchangedCounts(earlier, before.files, files) : {}
  const counts = await countByPartition(reading, known)
  // The keys may have been forgotten meanwhile. Counts of a sealed vault are never written unsealed.
  if (reading.isSealed && vault.ring.current === null) return null
  return sealCounts(vault.ring, { vault: reading.vault, madeAt }, counts)
}

/** Copies all snapshots into another folder, the oldest first. @returns the ids of those that are in both folders now. */
export async function copySnapshots(
  from: SnapshotStore | null,
  to: SnapshotStore,
  reportProgress: ReportProgress,
): Promise<string[]> {
  const present = new Set((await to.list()).map(({ id }) => id))
  const missing = ((await from?.list()) ?? []).filter(({ id }) => !present.has(id)).reverse()
  for (const snapshot of missing) await to.copyFrom(snapshot, reportProgress)
  return missing.map(({ id }) => id)
}

/** Removes snapshots that were copied elsewhere from their former folder. One that cannot be removed does no harm. */
export async function removeCopied(ports: Ports, from: SnapshotStore | null, ids: readonly string[]): Promise<void> {
  if (!from) return
  for (const id of ids) await from.remove(id).catch((fault: unknown) => ports.log.warn(String(fault)))
  await removeIfEmpty(ports.files, from.folder).catch((fault: unknown) => ports.log.warn(String(fault)))
}

/** @param ring null while the vault is locked: then not even counts that were written unsealed are shown. */
export function describeSnapshot({ id, manifest }: StoredSnapshot, ring: DataKeys | null): Snapshot {
  const { madeAt, why, files } = manifest
  const counts = ring && unsealCounts(ring, manifest)
  const total = counts && totalOf(counts)
  return {
    id,
    madeAt,
    why,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    entries: total?.entries ?? null,
    checkIns: total?.checkIns ?? null,
  }
}
