import * as v from 'valibot'
import { type Id, IdSchema, type Month, monthOfId } from '@shared/kernel/ids'
import { LuwteError } from '@shared/kernel/errors'
import type { MergedRecord } from '@shared/records/merging'
import type { VaultRecord } from '@shared/records/record'
import type { DeviceFolders, Gathered } from './deviceFolders'
import type { Partition } from './partitions'
import { isCopyOf, owedTombstones, visibleRecords } from './recordEdits'

export interface ViewDeps {
  folders: DeviceFolders
  /** Whose folders there were at the look. */
  devices: ReadonlySet<string>
  isThere: boolean
  isLocked: () => boolean
  /** Mends what is wrong with the own file, or only reports it where that cannot be done now. Never rejects. */
  mend: (partition: Partition, gathered: Gathered) => Promise<void>
}

/**
 * The vault as it was when it was looked at: one look for however many months are read. To be used at once, and looked up
 * anew for the next operation. Every method throws `locked` once the keys are forgotten.
 */
export class VaultView {
  readonly #deps: ViewDeps

  constructor(deps: ViewDeps) {
    this.#deps = deps
  }

  /** UTC months that hold records, newest first. */
  months(): Promise<Month[]> {
    this.#checkUnlocked()
    return this.#deps.folders.months(this.#deps.devices)
  }

  /** The records of a month in the order of their ids, those in the bin included. */
  async month(month: Month): Promise<MergedRecord[]> {
    return visibleRecords(await this.copies(month))
  }

  /** What is of all times: own words, surroundings, places in the guides, names of rhythms. */
  async always(): Promise<MergedRecord[]> {
    return visibleRecords(await this.copies('always'))
  }

  /** Can everything that is of all times be read now? Until it can, `always` may give less than there is. */
  async isAlwaysWhole(): Promise<boolean> {
    this.#checkUnlocked()
    return this.#deps.isThere && (await this.#deps.folders.gather('always', this.#deps.devices)).isComplete
  }

  /** All that is in one partition, as it is in the files of all devices: tombstones, and copies that others have seen. */
  async copies(partition: Partition): Promise<VaultRecord[]> {
    const { devices, folders, mend } = this.#deps
    this.#checkUnlocked()
    const gathered = await folders.gather(partition, devices)
    if (!gathered.isOwnDamaged && owedTombstones(gathered.own, gathered.copies).length === 0) return gathered.copies
    await mend(partition, gathered)
    return (await folders.gather(partition, devices)).copies
  }

  async find(id: Id): Promise<MergedRecord | null> {
    if (!v.is(IdSchema, id)) return null
    for (const partition of [monthOfId(id), 'always']) {
      const found = visibleRecords((await this.copies(partition)).filter(isCopyOf(id)))[0]
      if (found) return found
    }
    return null
  }

  #checkUnlocked(): void {
    if (this.#deps.isLocked()) throw new LuwteError('locked')
  }
}
