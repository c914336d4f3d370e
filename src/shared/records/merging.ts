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

/** Versions that are no further apart were written in one sitting. */
const SITTING_MS = 10 * 60 * 1000

/** By the clock of whoever wrote them. One that was set back in between tells nothing: then they count as apart. */
function isWithinSitting(one: VaultRecord, next: VaultRecord): boolean {
  const apart = Date.parse(next.changedAt) - Date.parse(one.changedAt)
  return apart >= 0 && apart < SITTING_MS
}

/** Those that are neither the end of a sitting nor ten minutes after the one that stands for it before. @param versions in order. */
function withinSittings(versions: readonly VaultRecord[]): VaultRecord[] {
  const within: VaultRecord[] = []
  let last: VaultRecord | null = null
  for (const [index, version] of versions.entries()) {
    const next = versions[index + 1]
    // The last one may be the end of its sitting.
    if (last && next && isWithinSitting(last, version) && isWithinSitting(version, next)) within.push(version)
    else last = version
  }
  return within
}

/**
 * Which earlier versions of one record are too many. First those within a sitting, so that the ones that are kept go far back, then the
 * oldest. While there are few enough, none is dropped. @param versions of any order.
 */
export function versionsToDrop(versions: readonly VaultRecord[]): Set<VaultRecord> {
  const inOrder = versions.toSorted((one, other) => changesIn(one.seen) - changesIn(other.seen))
  const tooMany = Math.max(0, inOrder.length - VERSIONS_KEPT)
  const within = withinSittings(inOrder)
  const others = inOrder.filter((version) => !within.includes(version))
  return new Set([...within, ...others].slice(0, tooMany))
}
