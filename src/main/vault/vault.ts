import * as v from 'valibot'
import { type Id, IdSchema, makeId, type Month, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { type VersionVector, nextVector } from '@shared/kernel/versionVectors'
import type { VaultRecord } from '@shared/records/record'
import type { MergedRecord } from '@shared/records/merging'
import { instant, livedTime } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import { Device } from './sync/device'
import type { Gathered } from './deviceFolders'
import { type VaultDeps, VaultSession } from './vaultSession'
import { Inbox } from './crypto/inbox'
import { type Partition, shardKeyOf } from './partitions'
import { TakeOver } from './sync/takeOver'
import {
  bears,
  isCopyOf,
  isCovered,
  isErased,
  newRecord,
  owedTombstones,
  startOf,
  tombstoneOf,
  vectorOf,
  versionsToKeep,
  visibleRecords,
  withRevision,
  withTombstone,
} from './recordEdits'

/**
 * Everything the user keeps, over all their devices. Reading merges the folders of all devices; writing touches only
 * this device's own. A promise to write resolves when the change would survive a power cut.
 */
export class Vault extends VaultSession {
  readonly #deps: VaultDeps
  readonly #inbox: Inbox
  readonly #takingOver: TakeOver

  /** Never throws for a vault that is missing, damaged or newer: that is told as a notice. */
  static async open(deps: VaultDeps): Promise<Vault> {
    const vault = new Vault(deps, await Device.open({ ...deps, userData: deps.paths.userData }))
    await vault.#begin()
    return vault
  }

  private constructor(deps: VaultDeps, device: Device) {
    super(deps, device)
    this.#deps = deps
    this.#inbox = new Inbox(deps, () => this.folder, this.sealing)
    this.#takingOver = new TakeOver(deps, {
      ...{ folder: () => this.folder, device, seal: this.sealing, folders: this.folders, inbox: this.#inbox },
      erase: (place, vault, tombstone) => this.#eraseHere(place, vault, tombstone),
    })
  }

  /** UTC months that hold records, newest first. */
  async months(): Promise<Month[]> {
    await this.lookToRead()
    return this.folders.months()
  }

  /** The records of a month in the order of their ids, those in the bin included. */
  async month(month: Month): Promise<MergedRecord[]> {
    return visibleRecords((await this.#gather(month)).copies)
  }

  /** What is of all times: own words, surroundings, places in the guides, names of rhythms. */
  async always(): Promise<MergedRecord[]> {
    return visibleRecords((await this.#gather('always')).copies)
  }

  /** Can everything that is of all times be read now? Until it can, `always` may give less than there is. */
  async isAlwaysWhole(): Promise<boolean> {
    return (await this.lookToRead()).is === 'there' && (await this.folders.gather('always')).isComplete
  }

  /** All that lies in one place, as it is in the files of all devices: tombstones, and copies that others have seen. */
  async copies(place: Partition): Promise<VaultRecord[]> {
    return (await this.#gather(place)).copies
  }

  async find(id: Id): Promise<MergedRecord | null> {
    if (!v.is(IdSchema, id)) return null
    for (const place of [monthOfId(id), 'always']) {
      const found = visibleRecords((await this.#gather(place)).copies.filter(isCopyOf(id)))[0]
      if (found) return found
    }
    return null
  }

  /**
   * @param place `month`: that of the record's id, in UTC.
   * @param epochMs when it happened, in milliseconds since 1970.
   */
  add(
    place: 'month' | 'always',
    body: { kind: string } & Record<string, unknown>,
    epochMs = this.#deps.clock.now(),
  ): Promise<VaultRecord> {
    return this.write(async (vault) => {
      const id = this.#newId(epochMs)
      const shelf = shardKeyOf(place === 'always' ? place : monthOfId(id))
      await this.folders.prepareOwn(shelf)
      const at = livedTime(epochMs, this.#deps.clock.zone())
      const record = newRecord({ ...body, id, at, seen: { [this.device.id]: 1 }, changedAt: this.#now() })
      await this.folders.rewriteOwn(shelf, vault, (records) => [...records, record])
      return record
    })
  }

  /**
   * @param seen what the editor had before them; what they did not see stays beside the edit.
   * @param change fields to set; undefined takes one away. Identity, time and kind stay.
   */
  edit(id: Id, seen: VersionVector, change: Record<string, unknown>): Promise<VaultRecord> {
    return this.write(async (vault) => {
      const { place, gathered } = await this.#ownPlaceOf(id)
      const copies = gathered.copies.filter(isCopyOf(id))
      const merged = visibleRecords(copies)[0]
      if (!merged) throw new LuwteError(gathered.isComplete ? 'not-found' : 'unreadable')
      const start = startOf(merged, seen)
      const next = newRecord({
        ...start,
        ...change,
        id,
        kind: start.kind,
        at: start.at,
        seen: vectorOf(seen, copies, this.device.id, () => this.#newId(this.#deps.clock.now())),
        changedAt: this.#now(),
      })
      const own = gathered.own.filter(isCopyOf(id))
      if (start.kind === 'entry' && place !== 'always')
        await this.#keepVersions(place, vault, [...own, merged.current, ...merged.siblings], next)
      await this.folders.rewriteOwn(shardKeyOf(place), vault, (records) => withRevision(records, next))
      return next
    })
  }

  /** Takes body and former versions away for good; that there was something stays, so that other devices follow. */
  erase(id: Id): Promise<void> {
    return this.write(async (vault) => {
      const { place, gathered } = await this.#ownPlaceOf(id)
      const copies = gathered.copies.filter(isCopyOf(id))
      const tombstone = tombstoneOf(copies, this.#now(), this.device.id)
      if (!tombstone) throw new LuwteError(gathered.isComplete ? 'not-found' : 'unreadable')
      if (!visibleRecords(copies)[0] && gathered.own.filter(isCopyOf(id)).every(isErased)) return
      await this.#eraseHere(place, vault, tombstone)
    })
  }

  /**
   * Brings many records in at once, with one write per file. `copies`: each keeps its vector, so that one that is known, or
   * older, changes nothing, and one that was written elsewhere at the same time stays beside. `revisions`: each takes the
   * place of every copy there is, of a tombstone too.
   * @returns how many were written.
   */
  takeIn(place: Partition, records: readonly VaultRecord[], how: 'copies' | 'revisions'): Promise<number> {
    return this.write(async (vault) => {
      await this.folders.prepareOwn(shardKeyOf(place))
      const { copies } = await this.folders.gather(place)
      const incoming = records.flatMap((record) => {
        const known = copies.filter(isCopyOf(record.id))
        if (how === 'copies') return isCovered(record, known) ? [] : [newRecord(record)]
        const seen = nextVector(
          [record, ...known].map((copy) => copy.seen),
          this.device.id,
        )
        return [newRecord({ ...record, seen, changedAt: this.#now() })]
      })
      if (incoming.length > 0)
        await this.folders.rewriteOwn(shardKeyOf(place), vault, (own) => incoming.reduce(withRevision, [...own]))
      return incoming.length
    })
  }

  /** While the vault is locked: sealed to its public key, to be read once it is open. */
  addToInbox(body: { kind: string } & Record<string, unknown>): Promise<VaultRecord> {
    return this.alone(async (vault) => {
      const now = this.#deps.clock.now()
      const id = this.#newId(now)
      const at = livedTime(now, this.#deps.clock.zone())
      // Written by nobody yet: on whatever computer it is taken out, it is the same record.
      const record = newRecord({ ...body, id, at, seen: { [id]: 1 }, changedAt: this.#now() })
      await this.#inbox.put(vault, this.device.id, record)
      return record
    })
  }

  /** How many check-ins wait for the key. */
  waiting(): Promise<number> {
    return this.#inbox.count()
  }

  /** What is not welcome, or cannot be written now, waits; nothing else does for it. @returns how many came in. */
  async emptyInbox(isWelcome: (record: VaultRecord) => boolean): Promise<number> {
    let count = 0
    const waiting = (await this.#inbox.open()).filter(({ record }) => isWelcome(record))
    for (const { device, record } of waiting) count += await this.#takeOut(device, record).catch(() => 0)
    return count
  }

  async #takeOut(device: string, record: VaultRecord): Promise<number> {
    const count = await this.takeIn(monthOfId(record.id), [newRecord(record)], 'copies')
    if (device === this.device.id || this.device.formerIds.includes(device))
      await this.alone(() => this.#inbox.remove(device, record.id))
    return count
  }

  /**
   * Goes on with the part of a computer that is gone, and takes away its files. Throws `unreadable` or `newer-format` where
   * not all of it can be read; then it stays as it is.
   * @param isWelcome of what waits in its inbox.
   */
  takeOver(
    device: string,
    isWelcome: (record: VaultRecord) => boolean,
    tell: (done: number, total: number) => void,
  ): Promise<void> {
    return this.write((vault) => this.#takingOver.run(vault, device, { isWelcome, tell }))
  }

  async #begin(): Promise<void> {
    const is = await this.site.begin()
    await this.sealing.look(this.device.vault)
    if (is !== 'there' || this.sealing.isLocked) return
    await this.tellOfOwn()
  }

  /** Whether the own folder was damaged, or written by a newer Luwte, is told now rather than at the first save. */
  async tellOfOwn(): Promise<void> {
    await this.folders.sweepOwn().catch(() => undefined)
    await this.sealing.sweep().catch(() => undefined)
    const newest = await this.folders.newestOwnMonth()
    if (newest) await this.month(newest)
    await this.always()
  }

  /** Reads a place, sets a damaged own file aside, and erases here what was erased elsewhere. */
  async #gather(place: Partition): Promise<Gathered> {
    await this.lookToRead()
    const gathered = await this.folders.gather(place)
    const owed = owedTombstones(gathered.own, gathered.copies)
    if (!gathered.isOwnDamaged && owed.length === 0) return gathered
    // Reading must not fail because the disk is full or cannot be written: the next time it is tried again.
    await this.write(async (vault) => {
      await this.folders.prepareOwn(shardKeyOf(place))
      for (const tombstone of owed) await this.#eraseHere(place, vault, tombstone)
    }).catch(() => this.folders.tellIfDamaged(place, gathered))
    return this.folders.gather(place)
  }

  /** The place of a record, ready to be written by this device, and what lies there. */
  async #ownPlaceOf(id: Id): Promise<{ place: Partition; gathered: Gathered }> {
    if (!v.is(IdSchema, id)) throw new LuwteError('not-found')
    const isAlways = (await this.folders.gather('always')).copies.some(isCopyOf(id))
    const place = isAlways ? 'always' : monthOfId(id)
    await this.folders.prepareOwn(shardKeyOf(place))
    if (place !== 'always') await this.folders.prepareOwn({ kind: 'past', month: place })
    return { place, gathered: await this.folders.gather(place) }
  }

  /** First the former versions, then the new one: a power cut in between leaves one too many, never one too few. */
  async #keepVersions(month: Month, vault: string, formers: VaultRecord[], next: VaultRecord): Promise<void> {
    const shelf = { kind: 'past', month } as const
    const versions = versionsToKeep(formers, next, await this.folders.readOwn(shelf))
    if (versions.length > 0) await this.folders.rewriteOwn(shelf, vault, (records) => [...records, ...versions])
  }

  /** First the former versions: cut short, the record is still to be seen, and to be erased again. */
  async #eraseHere(place: Partition, vault: string, tombstone: VaultRecord): Promise<void> {
    if (place !== 'always') {
      const past = { kind: 'past', month: place } as const
      await this.folders.prepareOwn(past)
      if ((await this.folders.readOwn(past)).some(bears(tombstone.id)))
        await this.folders.rewriteOwn(past, vault, (records) =>
          records.filter((record) => !bears(tombstone.id)(record)),
        )
    }
    await this.folders.rewriteOwn(shardKeyOf(place), vault, (records) => withTombstone(records, tombstone))
  }

  #newId(epochMs: number): Id {
    return makeId(epochMs, this.#deps.random.bytes(RANDOM_BYTES_PER_ID))
  }

  #now(): string {
    return instant(this.#deps.clock.now())
  }
}
