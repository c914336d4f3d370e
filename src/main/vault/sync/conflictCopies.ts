import type { Month } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import type { Digest } from '@main/ports'
import type { Envelope } from '../crypto/envelope'
import {
  isSameShard,
  MAX_CONFLICT_COPIES,
  type Partition,
  partitionOf,
  type ShardKey,
  shardKeyOfConflict,
} from '../layout'
import type { ProblemReporter } from '../problemReporter'
import { isRecord } from '../recordEdits'
import { itemsOfConflict } from './conflictRecords'

interface Dependencies {
  digest: Digest
  problems: ProblemReporter
  /** One file of a device. @param name that of a conflict copy; not given: that of the shard. */
  read: (device: string, key: ShardKey, name?: string) => Promise<Envelope | null>
}

interface Found {
  name: string
  key: ShardKey
}

/** Files that sync tools made where a shard was written in two places. They may hold what is nowhere else. */
export class ConflictCopies {
  readonly #deps: Dependencies
  readonly #found = new Map<string, readonly Found[]>()
  /** By device, the one that cannot be read and was told. One is enough: somebody can put any number there. */
  readonly #told = new Map<string, string>()

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** @param names of all files that are in the folder of a device now. */
  note(device: string, names: readonly string[]): void {
    const found = names.flatMap((name) => {
      const key = shardKeyOfConflict(name)
      return key ? [{ name, key }] : []
    })
    this.#found.set(device, found.slice(0, MAX_CONFLICT_COPIES))
    const told = this.#told.get(device)
    if (told !== undefined && !names.includes(told)) this.#hasPassed(device, told)
    for (const { name } of found.slice(MAX_CONFLICT_COPIES)) this.#tellUnread(device, name)
  }

  /** The highest revision among those of a shard; 0: there is none that can be read. */
  async newestRevision(device: string, key: ShardKey): Promise<number> {
    let newest = 0
    for (const found of this.#found.get(device) ?? [])
      if (isSameShard(found.key, key)) newest = Math.max(newest, (await this.#envelope(device, found))?.revision ?? 0)
    return newest
  }

  /** Did somebody else write under the id of this device? Only what can be read shows that. */
  async showOtherWriter(device: string): Promise<boolean> {
    for (const found of this.#found.get(device) ?? []) if (await this.#envelope(device, found)) return true
    return false
  }

  get partitions(): Set<Partition> {
    return new Set([...this.#found.values()].flat().map(({ key }) => partitionOf(key)))
  }

  /**
   * What those of one shard hold, of all devices, with the files that they are copies of: of the two, either may look older.
   * One that cannot be read is reported, and left as it is.
   * @param copies of the other files in this partition. @param without a device that is left out.
   */
  async items(key: ShardKey, copies: readonly VaultRecord[], without: string | null = null): Promise<unknown[]> {
    const items: unknown[] = []
    for (const device of this.#found.keys()) {
      const found = device === without ? [] : await this.#read(device, key)
      if (found.length > 0) items.push(...found, ...(await this.#recordsOf(device, key)))
    }
    // Earlier versions stand beside one another in any case.
    if (items.length === 0 || key.kind === 'past') return items
    const formers = key.kind === 'month' ? await this.formers(key.month) : []
    return itemsOfConflict(this.#deps.digest, items, { copies: [...copies, ...items.filter(isRecord)], formers })
  }

  /** @param device not given: all of them. */
  forget(device?: string): void {
    if (device === undefined) this.#found.clear()
    else this.#found.delete(device)
  }

  async #read(device: string, key: ShardKey): Promise<unknown[]> {
    const items: unknown[] = []
    for (const found of this.#found.get(device) ?? []) {
      if (!isSameShard(found.key, key)) continue
      try {
        items.push(...((await this.#deps.read(device, key, found.name))?.records ?? []))
        this.#hasPassed(device, found.name)
      } catch {
        this.#tellUnread(device, found.name)
      }
    }
    return items
  }

  #tellUnread(device: string, name: string): void {
    if (this.#told.has(device)) return
    this.#told.set(device, name)
    this.#deps.problems.report({ code: 'conflict-unread', file: `${device}/${name}` })
  }

  #hasPassed(device: string, name: string): void {
    if (this.#told.get(device) !== name) return
    this.#told.delete(device)
    this.#deps.problems.hasPassed({ code: 'conflict-unread', file: `${device}/${name}` })
  }

  /** null: it is gone, or cannot be read now. */
  #envelope(device: string, { key, name }: Found): Promise<Envelope | null> {
    return this.#deps.read(device, key, name).catch(() => null)
  }

  /** The earlier versions in all files of all devices: whoever joined two versions has both among them. */
  async formers(month: Month): Promise<unknown[]> {
    const key = { kind: 'past', month } as const
    const formers: unknown[] = []
    for (const device of this.#found.keys())
      formers.push(...(await this.#recordsOf(device, key)), ...(await this.#read(device, key)))
    return formers
  }

  async #recordsOf(device: string, key: ShardKey): Promise<readonly unknown[]> {
    return (await this.#deps.read(device, key).catch(() => null))?.records ?? []
  }
}
