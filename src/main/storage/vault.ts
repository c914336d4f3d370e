import * as v from 'valibot'
import { type Id, IdSchema, makeId, type Month, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/domain/ids'
import type { Seen, VaultRecord } from '@shared/domain/records'
import type { MergedRecord } from '@shared/domain/revisions'
import { instant, livedTime } from '@shared/domain/time'
import type { Notice } from '@shared/ipc/shapes'
import { LuwteError } from '@shared/ipc/errors'
import type { Clock, Digest, Files, Paths, Random } from '../ports'
import { Device } from './device'
import { DeviceFolders, type Gathered } from './deviceFolders'
import { OpenShelf } from './openShelf'
import { Troubles } from './troubles'
import { type Place, shelfOf } from './places'
import {
  bears,
  isCopyOf,
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
} from './revise'
import { Turns } from './turns'
import { VaultSite } from './vaultSite'

export interface VaultDeps {
  files: Files
  digest: Digest
  clock: Clock
  random: Random
  paths: Paths
  machineId: () => Promise<string>
  onNotice: (notice: Notice) => void
}

/**
 * Everything the user keeps, over all their devices. Reading merges the folders of all devices; writing touches only
 * this device's own. A promise to write resolves when the change would survive a power cut.
 */
export class Vault {
  readonly #deps: VaultDeps
  readonly #device: Device
  readonly #site: VaultSite
  readonly #folders: DeviceFolders
  readonly #turns = new Turns()
  /** What may be read without unlocking. */
  readonly open: OpenShelf

  /** Never throws for a vault that is missing, damaged or newer: that is told as a notice. */
  static async open(deps: VaultDeps): Promise<Vault> {
    const vault = new Vault(deps, await Device.open({ ...deps, userData: deps.paths.userData }))
    await vault.#begin()
    return vault
  }

  private constructor(deps: VaultDeps, device: Device) {
    this.#deps = deps
    this.#device = device
    const troubles = new Troubles(deps.onNotice)
    this.#folders = new DeviceFolders(deps, deps.paths.vault, device, troubles)
    this.#site = new VaultSite(deps, deps.paths.vault, device, troubles, () => this.#folders.forgetAll())
    this.open = new OpenShelf(deps.files, deps.paths.vault, device, (task) => this.#write(task))
  }

  /** Under which this computer writes; opaque. */
  get deviceId(): string {
    return this.#device.id
  }

  /** UTC months that hold records, newest first. */
  async months(): Promise<Month[]> {
    await this.#site.look()
    return this.#folders.months()
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
    return (await this.#site.look()).is === 'there' && (await this.#folders.gather('always')).isComplete
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
    return this.#write(async (vault) => {
      const id = this.#newId(epochMs)
      const shelf = shelfOf(place === 'always' ? place : monthOfId(id))
      await this.#folders.prepareOwn(shelf)
      const at = livedTime(epochMs, this.#deps.clock.zone())
      const record = newRecord({ ...body, id, at, seen: { [this.#device.id]: 1 }, changedAt: this.#now() })
      await this.#folders.rewriteOwn(shelf, vault, (records) => [...records, record])
      return record
    })
  }

  /**
   * @param seen what the editor had before them; what they did not see stays beside the edit.
   * @param change fields to set; undefined takes one away. Identity, time and kind stay.
   */
  edit(id: Id, seen: Seen, change: Record<string, unknown>): Promise<VaultRecord> {
    return this.#write(async (vault) => {
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
        seen: vectorOf(seen, copies, this.#device.id, () => this.#newId(this.#deps.clock.now())),
        changedAt: this.#now(),
      })
      const own = gathered.own.filter(isCopyOf(id))
      if (start.kind === 'entry' && place !== 'always')
        await this.#keepVersions(place, vault, [...own, merged.current, ...merged.siblings], next)
      await this.#folders.rewriteOwn(shelfOf(place), vault, (records) => withRevision(records, next))
      return next
    })
  }

  /** Takes body and former versions away for good; that there was something stays, so that other devices follow. */
  erase(id: Id): Promise<void> {
    return this.#write(async (vault) => {
      const { place, gathered } = await this.#ownPlaceOf(id)
      const copies = gathered.copies.filter(isCopyOf(id))
      const tombstone = tombstoneOf(copies, this.#now(), this.#device.id)
      if (!tombstone) throw new LuwteError(gathered.isComplete ? 'not-found' : 'unreadable')
      if (!visibleRecords(copies)[0] && gathered.own.filter(isCopyOf(id)).every(isErased)) return
      await this.#eraseHere(place, vault, tombstone)
    })
  }

  /** Looks again at what other devices wrote. */
  reload(): Promise<void> {
    return this.#folders.forgetOthers()
  }

  async #begin(): Promise<void> {
    if ((await this.#site.begin()) !== 'there') return
    await this.#folders.sweepOwn().catch(() => undefined)
    // Whether the own folder was damaged, or written by a newer Luwte, is told now rather than at the first save.
    const newest = await this.#folders.newestOwnMonth()
    if (newest) await this.month(newest)
    await this.always()
  }

  /** One write after another, each only into a vault that is there. */
  #write<Value>(task: (vault: string) => Promise<Value>): Promise<Value> {
    return this.#turns.run(async () => task(await this.#site.idToWrite()))
  }

  /** Reads a place, sets a damaged own file aside, and erases here what was erased elsewhere. */
  async #gather(place: Place): Promise<Gathered> {
    await this.#site.look()
    const gathered = await this.#folders.gather(place)
    const owed = owedTombstones(gathered.own, gathered.copies)
    if (!gathered.isOwnDamaged && owed.length === 0) return gathered
    // Reading must not fail because the disk is full or cannot be written: the next time it is tried again.
    await this.#write(async (vault) => {
      await this.#folders.prepareOwn(shelfOf(place))
      for (const tombstone of owed) await this.#eraseHere(place, vault, tombstone)
    }).catch(() => this.#folders.tellIfDamaged(place, gathered))
    return this.#folders.gather(place)
  }

  /** The place of a record, ready to be written by this device, and what lies there. */
  async #ownPlaceOf(id: Id): Promise<{ place: Place; gathered: Gathered }> {
    if (!v.is(IdSchema, id)) throw new LuwteError('not-found')
    const isAlways = (await this.#folders.gather('always')).copies.some(isCopyOf(id))
    const place = isAlways ? 'always' : monthOfId(id)
    await this.#folders.prepareOwn(shelfOf(place))
    if (place !== 'always') await this.#folders.prepareOwn({ kind: 'past', month: place })
    return { place, gathered: await this.#folders.gather(place) }
  }

  /** First the former versions, then the new one: a power cut in between leaves one too many, never one too few. */
  async #keepVersions(month: Month, vault: string, formers: VaultRecord[], next: VaultRecord): Promise<void> {
    const shelf = { kind: 'past', month } as const
    const versions = versionsToKeep(formers, next, await this.#folders.readOwn(shelf))
    if (versions.length > 0) await this.#folders.rewriteOwn(shelf, vault, (records) => [...records, ...versions])
  }

  /** First the former versions: cut short, the record is still to be seen, and to be erased again. */
  async #eraseHere(place: Place, vault: string, tombstone: VaultRecord): Promise<void> {
    if (place !== 'always') {
      const past = { kind: 'past', month: place } as const
      await this.#folders.prepareOwn(past)
      if ((await this.#folders.readOwn(past)).some(bears(tombstone.id)))
        await this.#folders.rewriteOwn(past, vault, (records) =>
          records.filter((record) => !bears(tombstone.id)(record)),
        )
    }
    await this.#folders.rewriteOwn(shelfOf(place), vault, (records) => withTombstone(records, tombstone))
  }

  #newId(epochMs: number): Id {
    return makeId(epochMs, this.#deps.random.bytes(RANDOM_BYTES_PER_ID))
  }

  #now(): string {
    return instant(this.#deps.clock.now())
  }
}
