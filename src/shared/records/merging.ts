import { canonicalJson } from '../kernel/canonicalJson'
import { compareVectors, type VersionVector, unionOfVectors } from '../kernel/versionVectors'
import type { VaultRecord } from './record'

/**
 * The copies of one record that no other copy has seen: one as a rule, several after edits that did not know of each
 * other. Merging is the maximum of a partial order, so it is commutative, associative and idempotent, and no edit is
 * lost. Two different copies with one vector can only come from a fault; both stay.
 */
export function latestCopies(copies: readonly VaultRecord[]): VaultRecord[] {
  // As a rule. A journal is looked through at each key, and writing every copy out as text was most of that work.
  if (copies.length < 2) return [...copies]
  const distinct = new Map<string, VaultRecord>()
  for (const copy of copies) distinct.set(canonicalJson(copy), copy)
  const all = [...distinct.values()]
  return all
    .filter((copy) => !all.some((other) => compareVectors(copy.seen, other.seen) === 'older'))
    .sort((one, other) => (comesFirst(one, other) ? -1 : 1))
}

/** Which of two concurrent copies is shown: one that was not deleted, then the later one, then by text. */
function comesFirst(one: VaultRecord, other: VaultRecord): boolean {
  if ((one.deleted === undefined) !== (other.deleted === undefined)) return one.deleted === undefined
  if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt
  return canonicalJson(one) < canonicalJson(other)
}

/** A record as it stands over all devices. `siblings` are concurrent copies that the next edit resolves. */
export interface MergedRecord {
  current: VaultRecord
  siblings: VaultRecord[]
}

/** All copies of records on all devices, merged by id, tombstones included. */
export function mergeRecords(copies: Iterable<VaultRecord>): Map<string, MergedRecord> {
  const byId = new Map<string, VaultRecord[]>()
  for (const copy of copies) {
    const known = byId.get(copy.id)
    if (known) known.push(copy)
    else byId.set(copy.id, [copy])
  }
  const merged = new Map<string, MergedRecord>()
  for (const [id, ofOne] of byId) {
    const [current, ...siblings] = latestCopies(ofOne)
    if (current) merged.set(id, { current, siblings })
  }
  return merged
}

/** Everything that an edit which was shown this record has seen. */
export function mergedVector(merged: MergedRecord): VersionVector {
  return unionOfVectors([merged.current, ...merged.siblings].map((copy) => copy.seen))
}

/** How many earlier versions of one record are kept. */
export const VERSIONS_KEPT = 20

/** A version that has seen another one has counted more changes than that one. No clock is asked. */
const changesIn = (seen: VersionVector): number => Object.values(seen).reduce((sum, count) => sum + count, 0)

/** Which earlier versions of one record are too many: all but the last ones. @param versions in the order of their writing. */
export function versionsToDrop(versions: readonly VaultRecord[]): Set<VaultRecord> {
  const inOrder = versions.toSorted((one, other) => changesIn(one.seen) - changesIn(other.seen))
  return new Set(inOrder.slice(0, Math.max(0, inOrder.length - VERSIONS_KEPT)))
}
