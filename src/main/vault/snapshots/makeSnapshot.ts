import type { Snapshot } from '@shared/features/data/contract'
import type { Ports } from '@main/ports'
import { countByPlace, openCounts, sealCounts, stillSo, sumOf } from './recordCounts'
import type { Manifest } from './manifest'
import type { Copy, SnapshotStore, StoredSnapshot } from './snapshotStore'
import type { DataKeys } from '../crypto/dataKeys'
import { readFolder } from '../folderReader'
import type { Vault } from '../vault'
import { removeIfEmpty } from '../folders'
import type { ReportProgress } from '@main/kernel/jobRunner'

interface Making {
  why: Snapshot['why']
  /** Those that are being read: they are not thinned out meanwhile. */
  inUse: ReadonlySet<string>
  tell: ReportProgress
}

/** Makes a generation of the vault as it is now, and thins out those before it. @returns its id. */
export async function makeSnapshot(
  { ports, vault }: { ports: Ports; vault: Vault },
  generations: SnapshotStore,
  { why, inUse, tell }: Making,
): Promise<string> {
  const id = await generations.make({
    vaultFolder: vault.folder,
    why,
    still: (task) => vault.freeze(task),
    // It is whole without them too.
    counts: (copy) => countsOf(ports, vault, copy).catch(() => null),
    tell,
  })
  await generations.prune(inUse).catch((fault: unknown) => ports.log.warn(String(fault)))
  return id
}

async function countsOf(ports: Ports, vault: Vault, copy: Copy): Promise<Manifest['counts']> {
  const { folder, madeAt, files, before } = copy
  if (vault.lock === 'locked') return null
  const reading = await readFolder(ports, folder, { ring: vault.ring })
  const counted = before && openCounts(vault.ring, before)
  const known = before && counted ? stillSo(counted, before.files, files) : {}
  const counts = await countByPlace(reading, known)
  // Whatever became of the keys meanwhile, of what is sealed nothing is told in the open.
  if (reading.isSealed && vault.ring.current === null) return null
  return sealCounts(vault.ring, { vault: reading.vault, madeAt }, counts)
}

/** Copies generations to where they will lie, the oldest first. @returns the ids of those that lie there now too. */
export async function takeOverAll(
  from: SnapshotStore | null,
  to: SnapshotStore,
  tell: ReportProgress,
): Promise<string[]> {
  const there = new Set((await to.list()).map(({ id }) => id))
  const moving = ((await from?.list()) ?? []).filter(({ id }) => !there.has(id)).reverse()
  for (const generation of moving) await to.takeOver(generation, tell)
  return moving.map(({ id }) => id)
}

/** Takes away where they lay those that lie elsewhere now. One that does not go does no harm. */
export async function removeMoved(ports: Ports, from: SnapshotStore | null, ids: readonly string[]): Promise<void> {
  if (!from) return
  for (const id of ids) await from.remove(id).catch((fault: unknown) => ports.log.warn(String(fault)))
  await removeIfEmpty(ports.files, from.folder).catch((fault: unknown) => ports.log.warn(String(fault)))
}

/** @param ring null: locked, when not even what lies open is told. */
export function shapeOf({ id, manifest }: StoredSnapshot, ring: DataKeys | null): Snapshot {
  const { madeAt, why, files } = manifest
  const counts = ring && openCounts(ring, manifest)
  const sum = counts && sumOf(counts)
  return {
    id,
    madeAt,
    why,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    entries: sum?.entries ?? null,
    checkIns: sum?.checkIns ?? null,
  }
}
