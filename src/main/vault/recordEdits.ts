import * as v from 'valibot'
import type { Id } from '@shared/kernel/ids'
import { RecordSchema, type VaultRecord } from '@shared/records/record'
import { type VersionVector, compareVectors, nextVector, unionOfVectors } from '@shared/kernel/versionVectors'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { type MergedRecord, mergeRecords } from '@shared/records/merging'
import type { Instant } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import { isObject } from './json'

/** Looking at a record again each time its month is read took most of the time of reading. Records never change in place. */
const knownRecords = new WeakSet<object>()

/** Not to be parsed: the schema's output would lack what it does not know. */
export function isRecord(value: unknown): value is VaultRecord {
  if (!isObject(value)) return false
  if (knownRecords.has(value)) return true
  if (!v.is(RecordSchema, value)) return false
  knownRecords.add(value)
  return true
}

/** What is left of an erased record: when that was, and no body. */
export const isErased = (record: VaultRecord): boolean => typeof record.erased === 'string'

/**
 * Records as they stand over all devices, in the order of their ids. One that was erased is gone, unless somebody
 * changed it elsewhere without knowing: then that change is shown.
 */
export function visibleRecords(copies: Iterable<VaultRecord>): MergedRecord[] {
  const visible: MergedRecord[] = []
  for (const { current, siblings } of mergeRecords(copies).values()) {
    const [first, ...others] = [current, ...siblings].filter((copy) => !isErased(copy))
    if (first) visible.push({ current: first, siblings: others })
  }
  return visible.sort((one, other) => (one.current.id < other.current.id ? -1 : 1))
}

/**
 * The vector of an edit by somebody who saw `seen`. Where this device wrote a revision since, which they did not see,
 * its next number would claim that they had; then the edit counts as made by a writer of its own, `stranger`.
 */
export function vectorOf(
  seen: VersionVector,
  copies: readonly VaultRecord[],
  device: string,
  stranger: () => string,
): VersionVector {
  const written = unionOfVectors(copies.map((copy) => copy.seen))[device] ?? 0
  return nextVector([seen], (seen[device] ?? 0) >= written ? device : stranger())
}

/** The copy that an editor who saw `seen` began from, as far as is known. */
export function startOf(merged: MergedRecord, seen: VersionVector): VaultRecord {
  const isSeen = (copy: VaultRecord) => ['same', 'older'].includes(compareVectors(copy.seen, seen))
  return [merged.current, ...merged.siblings].find(isSeen) ?? merged.current
}

/**
 * A record as reading its file will give it: fields that are undefined fall away, and nothing in it is shared with the
 * caller. Throws `bad-input` for what could not be shown afterwards.
 */
export function newRecord(fields: Record<string, unknown>): VaultRecord {
  const record: unknown = JSON.parse(JSON.stringify(fields))
  if (!isRecord(record)) throw new LuwteError('bad-input', 'not a record')
  return record
}

export function tombstoneOf(copies: readonly VaultRecord[], erased: Instant, device: string): VaultRecord | null {
  const [first] = copies
  if (!first) return null
  const { id, kind, at } = first
  const seen = nextVector(
    copies.map((copy) => copy.seen),
    device,
  )
  const deleted = copies.find((copy) => copy.deleted !== undefined)?.deleted ?? erased
  return { id, kind, at, seen, changedAt: erased, deleted, erased }
}

/** The records of a file with this one in the place of the copies that it has seen. */
export function withRevision(records: readonly unknown[], next: VaultRecord): unknown[] {
  return replaced(
    records,
    next,
    (record) => isCopyOf(next.id)(record) && compareVectors(record.seen, next.seen) === 'older',
  )
}

/** The same, and whatever else bears its id goes too, unless it was written by somebody who did not know of erasing. */
export function withTombstone(records: readonly unknown[], tombstone: VaultRecord): unknown[] {
  return replaced(
    records,
    tombstone,
    (record) =>
      bears(tombstone.id)(record) &&
      !(isRecord(record) && compareVectors(record.seen, tombstone.seen) === 'concurrent'),
  )
}

/** Tombstones of other devices whose bodies are still among our own records. */
export function owedTombstones(own: readonly unknown[], copies: readonly VaultRecord[]): VaultRecord[] {
  const ours = own.filter(isRecord).filter((record) => !isErased(record))
  return copies
    .filter(isErased)
    .filter((stone) =>
      ours.some((record) => record.id === stone.id && compareVectors(record.seen, stone.seen) === 'older'),
    )
}

/** Former versions that `next` takes the place of, and that are not among the versions kept already. */
export function versionsToKeep(
  formers: readonly VaultRecord[],
  next: VaultRecord,
  kept: readonly unknown[],
): VaultRecord[] {
  const known = new Set(kept.map(canonicalJson))
  const wanted = new Map<string, VaultRecord>()
  for (const former of formers) {
    const key = canonicalJson(former)
    if (!isErased(former) && compareVectors(former.seen, next.seen) === 'older' && !known.has(key))
      wanted.set(key, former)
  }
  return [...wanted.values()]
}

/** Is it among these already, or older than one of them? */
export const isCovered = (record: VaultRecord, copies: readonly VaultRecord[]): boolean => {
  const text = canonicalJson(record)
  return copies.some((copy) => compareVectors(record.seen, copy.seen) === 'older' || canonicalJson(copy) === text)
}

export const bears =
  (id: Id) =>
  (record: unknown): boolean =>
    isObject(record) && record.id === id

export const isCopyOf =
  (id: Id) =>
  (record: unknown): record is VaultRecord =>
    // Most are others: to look at the id first spares the whole schema.
    bears(id)(record) && isRecord(record)

function replaced(records: readonly unknown[], next: VaultRecord, isReplaced: (record: unknown) => boolean): unknown[] {
  const first = records.findIndex(isReplaced)
  if (first === -1) return [...records, next]
  return records.flatMap((record, index) => (index === first ? [next] : isReplaced(record) ? [] : [record]))
}
