import * as v from 'valibot'
import { LuwteError } from '@shared/kernel/errors'
import { type Id, IdSchema, makeId, type Month, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { instant, livedTime, LivedTimeSchema } from '@shared/kernel/time'
import { nextVector, type VersionVector } from '@shared/kernel/versionVectors'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf, type RecordKind } from '@shared/records/registry'
import type { Gathered } from './deviceFolders'
import { owedLocks, SectionRecords } from './sections/sectionRecords'
import { type Partition, partitionOf, type ShardKey, shardKeyOf } from './layout'
import {
  byId,
  hasId,
  isCopyOf,
  isCovered,
  isErased,
  missingItems,
  newRecord,
  owedTombstones,
  startOf,
  tombstoneOf,
  vectorOf,
  versionsToStore,
  visibleRecords,
  withItems,
  withoutOldVersions,
  withRevision,
  withRevisions,
  withTombstone,
} from './recordEdits'
import type { NewBody, VaultParts } from './vaultParts'

/** Changes records in the own files. Only within a transaction, one change after another: see Transaction. */
export class RecordWriter {
  readonly #parts: Pick<VaultParts, 'deps' | 'device' | 'folders' | 'digests' | 'sections'>
  readonly #vault: string
  #devices: ReadonlySet<string> | null = null

  /** @param vault the id of the vault. */
  constructor(parts: Pick<VaultParts, 'deps' | 'device' | 'folders' | 'digests' | 'sections'>, vault: string) {
    this.#parts = parts
    this.#vault = vault
  }

  /**
   * @param body with a time of its own (`at`) where it was lived at another time than it was made.
   * @param epochMs when it was made, in milliseconds since 1970.
   */
  async add(kind: RecordKind, body: NewBody, epochMs: number): Promise<VaultRecord> {
    const { device, folders } = this.#parts
    // Looked at only for what may be behind one: a save of an entry reads nothing that is in memory.
    const sections = definitionOf(kind).section === undefined ? null : await this.#sections()
    sections?.checkOpen(kind)
    const id = this.newId(epochMs)
    const key = shardKeyOf(definitionOf(kind).partition === 'always' ? 'always' : monthOfId(id))
    await folders.prepareOwn(key)
    const record = this.newRecord(kind, body, { id, epochMs, seen: { [device.id]: 1 } })
    const stored = sections?.stored(record) ?? record
    await folders.rewriteOwn(key, this.#vault, (records) => [...records, stored])
    return record
  }

  /**
   * Throws `not-found`; `unreadable` where the record may be in a file that cannot be read now.
   * @param seen the version that the editor started from. Versions that they did not see stay beside the edit.
   * @param change fields to set; undefined removes a field. Id and kind stay.
   */
  async edit(id: Id, seen: VersionVector, change: Record<string, unknown>): Promise<VaultRecord> {
    const { partition, gathered } = await this.#ownPartitionOf(id)
    const copies = gathered.copies.filter(isCopyOf(id))
    const found = visibleRecords(copies)[0]
    if (!found) throw new LuwteError(gathered.isComplete ? 'not-found' : 'unreadable')
    const sections = await this.#sections()
    const [merged] = sections.shown([found])
    if (!merged) throw new LuwteError('section-locked')
    const start = startOf(merged, seen)
    const next = newRecord({
      ...start,
      ...change,
      id,
      kind: start.kind,
      at: timeIn(change) ?? start.at,
      seen: vectorOf(seen, copies, this.#parts.device.id, () => this.newId(this.#parts.deps.clock.now())),
      changedAt: this.#now(),
    })
    const own = gathered.own.filter(isCopyOf(id))
    if (definitionOf(start.kind)?.history && partition !== 'always')
      await this.#storeVersions(partition, [...own, merged.current, ...merged.siblings], next)
    const stored = sections.stored(next)
    await this.#parts.folders.rewriteOwn(shardKeyOf(partition), this.#vault, (records) => withRevision(records, stored))
    return next
  }

  /** Removes the body and former versions for good. A tombstone stays, so that other devices erase the record too. */
  async erase(id: Id): Promise<void> {
    const { partition, gathered } = await this.#ownPartitionOf(id)
    const copies = gathered.copies.filter(isCopyOf(id))
    const tombstone = tombstoneOf(copies, this.#now(), this.#parts.device.id)
    if (!tombstone) throw new LuwteError(gathered.isComplete ? 'not-found' : 'unreadable')
    if (!visibleRecords(copies)[0] && gathered.own.filter(isCopyOf(id)).every(isErased)) return
    await this.writeTombstone(partition, tombstone)
  }

  /**
   * Writes many records at once, with one write per file.
   * @param how `copies`: each has its own version vector. A known or older one changes nothing; one that was written elsewhere
   * at the same time is stored beside the present one. `carried`: as `copies`, from another vault of the same person; what belongs to
   * a section that is shut here is written in the open, as if another computer had: hidden, and locked at its next opening.
   * `revisions`: each replaces all present copies, also a tombstone.
   * @returns how many were written.
   */
  async importRecords(
    partition: Partition,
    records: readonly VaultRecord[],
    how: 'copies' | 'carried' | 'revisions',
  ): Promise<number> {
    const { device, folders } = this.#parts
    await folders.prepareOwn(shardKeyOf(partition))
    const sections = await this.#sections()
    if (how !== 'carried') for (const { kind } of records) sections.checkOpen(kind)
    const { copies } = await folders.gather(partition, await this.#allDevices())
    const copiesById = byId(copies.map((copy) => sections.opened(copy) ?? copy))
    const incoming = records.flatMap((record) => {
      const known = copiesById.get(record.id) ?? []
      if (how !== 'revisions') return isCovered(record, known) ? [] : [newRecord(record)]
      const seen = nextVector(
        [record, ...known].map((copy) => copy.seen),
        device.id,
      )
      return [newRecord({ ...record, seen, changedAt: this.#now() })]
    })
    if (incoming.length > 0)
      await folders.rewriteOwn(shardKeyOf(partition), this.#vault, (own) =>
        withRevisions(
          own,
          incoming.map((record) => (sections.isShut(record.kind) ? record : sections.stored(record))),
        ),
      )
    return incoming.length
  }

  /**
   * Puts a damaged own file of a partition into quarantine, erases here what was erased elsewhere, locks here what was locked
   * elsewhere, and takes in what only conflict copies of sync tools hold.
   * @param gathered what was read of the partition.
   */
  async mend(partition: Partition, gathered: Gathered): Promise<void> {
    await this.#parts.folders.prepareOwn(shardKeyOf(partition))
    for (const tombstone of owedTombstones(gathered.own, gathered.copies))
      await this.writeTombstone(partition, tombstone)
    const locked = owedLocks(gathered.own, gathered.copies)
    if (locked.length > 0)
      await this.#parts.folders.rewriteOwn(shardKeyOf(partition), this.#vault, (own) => withRevisions(own, locked))
    await this.takeInConflicts(partition)
  }

  /** Which sections have a lock of their own, as always.json says now. */
  async #sections(): Promise<SectionRecords> {
    const { folders, sections } = this.#parts
    return new SectionRecords(sections, (await folders.gather('always', await this.#allDevices())).copies)
  }

  async #allDevices(): Promise<ReadonlySet<string>> {
    return (this.#devices ??= await this.#parts.folders.listDevices())
  }

  /** The partition of a record, ready to be written by this device, and what is in it. */
  async #ownPartitionOf(id: Id): Promise<{ partition: Partition; gathered: Gathered }> {
    if (!v.is(IdSchema, id)) throw new LuwteError('not-found')
    const { folders } = this.#parts
    const isAlways = (await folders.gather('always', await this.#allDevices())).copies.some(isCopyOf(id))
    const partition = isAlways ? 'always' : monthOfId(id)
    await folders.prepareOwn(shardKeyOf(partition))
    if (partition !== 'always') await folders.prepareOwn({ kind: 'past', month: partition })
    return { partition, gathered: await folders.gather(partition, await this.#allDevices()) }
  }

  async takeIn(key: ShardKey, items: readonly unknown[]): Promise<number> {
    const { folders } = this.#parts
    await folders.prepareOwn(key)
    const { copies } = await folders.gather(partitionOf(key), await this.#allDevices())
    const own = await folders.readOwn(key)
    const isPast = key.kind === 'past'
    // Former versions are always older than a present copy. Only a tombstone makes them superfluous.
    const missing = missingItems(items, own, isPast ? copies.filter(isErased) : copies)
    if (missing.length > 0) await folders.rewriteOwn(key, this.#vault, (now) => withItems(now, missing, isPast))
    return missing.length
  }

  /** Earlier versions first: by them it is seen which versions are older. They are written only where there are any. */
  async takeInConflicts(partition: Partition): Promise<void> {
    const { folders } = this.#parts
    const gathered = await folders.gather(partition, await this.#allDevices())
    if (partition !== 'always') {
      const past = { kind: 'past', month: partition } as const
      const formers = await folders.conflicts.items(past, gathered.copies)
      if (formers.length > 0) await this.takeIn(past, formers)
    }
    if (gathered.untaken.length === 0) return
    const key = shardKeyOf(partition)
    await folders.prepareOwn(key)
    await folders.rewriteOwn(key, this.#vault, (now) => withItems(now, gathered.untaken, false))
  }

  /** The former versions are written before the new one: after a power cut there is one too many, never one too few. */
  async #storeVersions(month: Month, formers: VaultRecord[], next: VaultRecord): Promise<void> {
    const { folders } = this.#parts
    const key = { kind: 'past', month } as const
    const versions = versionsToStore(formers, next, await folders.readOwn(key))
    if (versions.length === 0) return
    // Beside conflict copies, an earlier version that is not known any more would look like one that nobody has seen.
    const isThinned = !folders.conflicts.partitions.has(month)
    await folders.rewriteOwn(key, this.#vault, (records) => {
      const all = [...records, ...versions]
      return isThinned ? withoutOldVersions(all, next.id) : all
    })
  }

  /** The former versions go first: if this is interrupted, the record is still visible and can be erased again. */
  async writeTombstone(partition: Partition, tombstone: VaultRecord): Promise<void> {
    const { folders } = this.#parts
    const isOther = (record: unknown) => !hasId(tombstone.id)(record)
    if (partition !== 'always') {
      const past = { kind: 'past', month: partition } as const
      await folders.prepareOwn(past)
      if (!(await folders.readOwn(past)).every(isOther))
        await folders.rewriteOwn(past, this.#vault, (records) => records.filter(isOther))
    }
    await folders.rewriteOwn(shardKeyOf(partition), this.#vault, (records) => withTombstone(records, tombstone))
    if (partition !== 'always') await this.#parts.digests.forgetMonth(partition)
  }

  /** A record that is new. @param epochMs when it was made, in milliseconds since 1970; it was lived then unless `body` says else. */
  newRecord(
    kind: RecordKind,
    body: NewBody,
    { id, epochMs, seen }: { id: Id; epochMs: number; seen: VersionVector },
  ): VaultRecord {
    const at = timeIn(body) ?? livedTime(epochMs, this.#parts.deps.clock.zone())
    return newRecord({ ...body, kind, id, at, changedAt: this.#now(), seen })
  }

  newId(epochMs: number): Id {
    return makeId(epochMs, this.#parts.deps.random.bytes(RANDOM_BYTES_PER_ID))
  }

  #now(): string {
    return instant(this.#parts.deps.clock.now())
  }
}

const timeIn = ({ at }: Record<string, unknown>): string | undefined => (v.is(LivedTimeSchema, at) ? at : undefined)
