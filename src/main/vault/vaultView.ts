import * as v from 'valibot'
import { type Id, IdSchema, type Month, monthOfId } from '@shared/kernel/ids'
import { LuwteError } from '@shared/kernel/errors'
import type { MergedRecord } from '@shared/records/merging'
import type { VaultRecord } from '@shared/records/record'
import type { DeviceFolders, Gathered } from './deviceFolders'
import type { DigestOfMonth, MonthDigest } from './digests/monthDigest'
import type { MonthDigests } from './digests/monthDigests'
import type { Partition } from './layout'
import type { SectionKeys } from './sections/sectionKeys'
import { owedLocks, SectionRecords } from './sections/sectionRecords'
import { formersOf, isCopyOf, owedTombstones, visibleRecords } from './recordEdits'

export interface ViewDeps {
  folders: DeviceFolders
  digests: MonthDigests
  sections: SectionKeys
  /** The devices that had a folder when the view was made. */
  devices: ReadonlySet<string>
  isThere: boolean
  isLocked: () => boolean
  /** A month was read, or what was worked out from it: it is in memory now. */
  onRead: () => void
  /** Mends this device's own file, or only reports the damage where it cannot be mended now. Never rejects. */
  mend: (partition: Partition, gathered: Gathered) => Promise<void>
}

/**
 * The vault as it was when the view was made. To be used for one operation, at once; the next one needs a new view. Every
 * method throws `locked` once the keys were removed from memory.
 */
export class VaultView {
  readonly #deps: ViewDeps
  #sections: Promise<SectionRecords> | null = null

  constructor(deps: ViewDeps) {
    this.#deps = deps
  }

  /** UTC months that hold records, newest first. */
  months(): Promise<Month[]> {
    this.#checkUnlocked()
    return this.#deps.folders.months(this.#deps.devices)
  }

  /** The records of a month in the order of their ids, those in the bin included; of locked sections none. */
  async month(month: Month): Promise<MergedRecord[]> {
    return (await this.sections()).shown(visibleRecords(await this.copies(month)))
  }

  /** What a digest gives of each month, newest first. Only what changed since the last time is read. */
  async *digests<Value>(digest: MonthDigest<Value>): AsyncGenerator<DigestOfMonth<Value>> {
    const { devices, digests, folders, onRead } = this.#deps
    const source = {
      isThere: this.#deps.isThere,
      months: () => this.months(),
      filesOf: (month: Month) => folders.filesOf(month, devices),
      gather: (month: Month) => this.#gathered(month),
    }
    for await (const known of digests.values(digest, source)) {
      onRead()
      yield known
    }
  }

  /** The records that belong to no month: own words, surroundings, bookmarks, names of rhythms. */
  async always(): Promise<MergedRecord[]> {
    return (await this.sections()).shown(visibleRecords(await this.copies('always')))
  }

  /** The sections with a lock of their own, as this view sees them. */
  sections(): Promise<SectionRecords> {
    return (this.#sections ??= this.copies('always').then((always) => new SectionRecords(this.#deps.sections, always)))
  }

  /** Can all of `always` be read now? Until it can, `always()` may give less than there is. */
  async isAlwaysWhole(): Promise<boolean> {
    this.#checkUnlocked()
    return this.#deps.isThere && (await this.#deps.folders.gather('always', this.#deps.devices)).isComplete
  }

  /** Every copy in one partition, as it is in the files of all devices: also tombstones and older versions, and what is locked. */
  async copies(partition: Partition): Promise<VaultRecord[]> {
    return (await this.#gathered(partition)).copies
  }

  /**
   * What a record was before, the latest first: earlier versions on all devices, and copies that a newer one replaced elsewhere. What
   * cannot be read now is left out.
   */
  async formerVersions(id: Id): Promise<VaultRecord[]> {
    const { devices, folders } = this.#deps
    this.#checkUnlocked()
    const month = monthOfId(id)
    const past = [...devices].map((device) => folders.read(device, { kind: 'past', month }).catch(() => []))
    const stored = [...(await Promise.all(past)).flat(), ...(await this.copies(month))]
    const sections = await this.sections()
    return formersOf(stored.filter(isCopyOf(id)).flatMap((copy) => sections.opened(copy) ?? []))
  }

  async find(id: Id): Promise<MergedRecord | null> {
    if (!v.is(IdSchema, id)) return null
    for (const partition of [monthOfId(id), 'always']) {
      const copies = (await this.copies(partition)).filter(isCopyOf(id))
      const [found] = (await this.sections()).shown(visibleRecords(copies))
      if (found) return found
    }
    return null
  }

  async #gathered(partition: Partition): Promise<Gathered> {
    const { devices, folders, mend } = this.#deps
    this.#checkUnlocked()
    const gathered = await folders.gather(partition, devices)
    if (gathered.files.size > 0 && partition !== 'always') this.#deps.onRead()
    const { own, copies, untaken } = gathered
    const isOwed = [owedTombstones(own, copies), owedLocks(own, copies), untaken].some(({ length }) => length > 0)
    if (!gathered.isOwnDamaged && !isOwed) return gathered
    await mend(partition, gathered)
    return folders.gather(partition, devices)
  }

  #checkUnlocked(): void {
    if (this.#deps.isLocked()) throw new LuwteError('locked')
  }
}
