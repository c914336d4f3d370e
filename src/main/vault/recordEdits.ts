import * as v from 'valibot'
import type { Id } from '@shared/kernel/ids'
import { RecordSchema, type VaultRecord } from '@shared/records/record'
import { type VersionVector, compareVectors, nextVector, unionOfVectors } from '@shared/kernel/versionVectors'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { type MergedRecord, mergeRecords, versionsToDrop } from '@shared/records/merging'
import type { Instant } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import { isObject } from './json'

/** Records that were checked. Checking them at each read took most of the time of reading. Records never change in place. */
const knownRecords = new WeakSet<object>()

/** Use this, not the output of the schema: that would lack the fields that the schema does not know. */
export function isRecord(value: unknown): value is VaultRecord {
  if (!isObject(value)) return false
  if (knownRecords.has(value)) return true
  if (!v.is(RecordSchema, value)) return false
  knownRecords.add(value)
  return true
}

/** Is it a tombstone: when the record was erased, without its body? */
export const isErased = (record: VaultRecord): boolean => typeof record.erased === 'string'

/**
 * The records merged over all devices, in the order of their ids. An erased record is left out, unless somebody changed it
 * elsewhere without knowing that: then that change is shown.
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
 * The version vector of an edit by somebody who saw `seen`. If this device wrote a revision since that they did not see, its next
 * number would claim that they saw it. Then the edit gets a number under an id of its own, from `stranger`.
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

/** The copy that an editor who saw `seen` started from, as far as is known. */
export function startOf(merged: MergedRecord, seen: VersionVector): VaultRecord {
  const isSeen = (copy: VaultRecord) => ['same', 'older'].includes(compareVectors(copy.seen, seen))
  return [merged.current, ...merged.siblings].find(isSeen) ?? merged.current
}

/**
 * A record as it will be read from its file: without undefined fields, and sharing no objects with the caller. Throws
 * `bad-input` for what is no record.
 */
export function newRecord(fields: Record<string, unknown>): VaultRecord {
  const record: unknown = JSON.parse(JSON.stringify(fields))
  if (!isRecord(record)) throw new LuwteError('bad-input', 'not a record')
  return record
}

/** A tombstone that is newer than all copies of a record. @param erased when. @returns null: there are no copies. */
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

/** The items of a file, with this record instead of the copies that it has seen. */
export function withRevision(records: readonly unknown[], next: VaultRecord): unknown[] {
  return replaced(
    records,
    next,
    (record) => isCopyOf(next.id)(record) && compareVectors(record.seen, next.seen) === 'older',
  )
}

/** The items of a file, with this tombstone instead of everything with its id, except versions written without knowing of it. */
export function withTombstone(records: readonly unknown[], tombstone: VaultRecord): unknown[] {
  return replaced(
    records,
    tombstone,
    (record) =>
      hasId(tombstone.id)(record) &&
      !(isRecord(record) && compareVectors(record.seen, tombstone.seen) === 'concurrent'),
  )
}

/** Tombstones of other devices for records whose body is still in this device's own file. */
export function owedTombstones(own: readonly unknown[], copies: readonly VaultRecord[]): VaultRecord[] {
  const ours = own.filter(isRecord).filter((record) => !isErased(record))
  return copies
    .filter(isErased)
    .filter((stone) =>
      ours.some((record) => record.id === stone.id && compareVectors(record.seen, stone.seen) === 'older'),
    )
}

/** Former versions that `next` replaces, and that are not stored yet. @param stored the former versions stored so far. */
export function versionsToStore(
  formers: readonly VaultRecord[],
  next: VaultRecord,
  stored: readonly unknown[],
): VaultRecord[] {
  const known = new Set(stored.map(canonicalJson))
  const wanted = new Map<string, VaultRecord>()
  for (const former of formers) {
    const key = canonicalJson(former)
    if (!isErased(former) && compareVectors(former.seen, next.seen) === 'older' && !known.has(key))
      wanted.set(key, former)
  }
  return [...wanted.values()]
}

/** Of all versions of one record those that another one has seen, each once, the latest first. Of an erased one there are none. */
export function formersOf(versions: readonly VaultRecord[]): VaultRecord[] {
  if (versions.some(isErased)) return []
  const distinct = [...new Map(versions.map((version) => [canonicalJson(version), version])).values()]
  return distinct
    .filter((version) => distinct.some((other) => compareVectors(version.seen, other.seen) === 'older'))
    .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
}

/** The items of a file of earlier versions without those of one record that are too many. */
export function withoutOldVersions(items: readonly unknown[], id: Id): unknown[] {
  const dropped: ReadonlySet<unknown> = versionsToDrop(items.filter(isCopyOf(id)))
  return items.filter((item) => !dropped.has(item))
}

/** Is the record among these copies, or older than one of them? */
export const isCovered = (record: VaultRecord, copies: readonly VaultRecord[]): boolean => {
  const text = canonicalJson(record)
  return copies.some((copy) => compareVectors(record.seen, copy.seen) === 'older' || canonicalJson(copy) === text)
}

/**
 * The items of another file that the own one has not yet, and no newer copy covers. Items that are no records are compared
 * as text.
 */
export function missingItems(
  items: readonly unknown[],
  own: readonly unknown[],
  covering: readonly VaultRecord[],
): unknown[] {
  const here = new Set(own.map(canonicalJson))
  const erased = covering.filter(isErased)
  const isKnown = (item: unknown) =>
    isRecord(item) ? isCovered(item, covering.filter(isCopyOf(item.id))) : erased.some(({ id }) => hasId(id)(item))
  return items.filter((item) => !here.has(canonicalJson(item)) && !isKnown(item))
}

/** The items of a file with these too. @param isPast former versions stand beside one another; else a newer copy replaces. */
export const withItems = (records: readonly unknown[], items: readonly unknown[], isPast: boolean): unknown[] =>
  isPast ? [...records, ...items] : withRevisions(records, items)

/**
 * As `withRevision` for each of these in turn, in one pass: a file may get thousands at once. Items that are no records are added
 * at the end.
 */
export function withRevisions(records: readonly unknown[], nexts: readonly unknown[]): unknown[] {
  const all = [...records]
  const gone = new Set<number>()
  const places = new Map<Id, number[]>()
  const note = (item: unknown, place: number) => {
    if (!isRecord(item)) return
    const same = places.get(item.id)
    if (same) same.push(place)
    else places.set(item.id, [place])
  }
  for (const [place, item] of all.entries()) note(item, place)
  for (const next of nexts) {
    const copies = isRecord(next) ? (places.get(next.id) ?? []).filter((place) => !gone.has(place)) : []
    const isReplaced = (copy: unknown) => isRecord(copy) && isRecord(next) && isOlder(copy, next)
    const [first, ...others] = copies.filter((place) => isReplaced(all[place]))
    for (const place of others) gone.add(place)
    if (first === undefined) note(next, all.push(next) - 1)
    else all[first] = next
  }
  return all.filter((_, place) => !gone.has(place))
}

const isOlder = (one: VaultRecord, other: VaultRecord): boolean => compareVectors(one.seen, other.seen) === 'older'

/** Records by their ids. */
export function byId(records: readonly VaultRecord[]): Map<Id, VaultRecord[]> {
  const found = new Map<Id, VaultRecord[]>()
  for (const record of records) {
    const same = found.get(record.id)
    if (same) same.push(record)
    else found.set(record.id, [record])
  }
  return found
}

export const hasId =
  (id: Id) =>
  (record: unknown): boolean =>
    isObject(record) && record.id === id

export const isCopyOf =
  (id: Id) =>
  (record: unknown): record is VaultRecord =>
    // The id is compared first, since checking the schema is slow.
    hasId(id)(record) && isRecord(record)

function replaced(records: readonly unknown[], next: VaultRecord, isReplaced: (record: unknown) => boolean): unknown[] {
  const first = records.findIndex(isReplaced)
  if (first === -1) return [...records, next]
  return records.flatMap((record, index) => (index === first ? [next] : isReplaced(record) ? [] : [record]))
}
