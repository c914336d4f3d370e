import type { VaultRecord } from '@shared/records/record'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import { instant } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '../ports'
import { Mutex } from '../kernel/mutex'
import type { Vault } from './vault'

type MergedOf<Kept extends VaultRecord> = MergedRecord & { current: Kept }

/** The records of one kind among what is of all times. */
export class Collection<Kept extends VaultRecord> {
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #kind: Kept['kind']
  readonly #isKept: (record: VaultRecord) => record is Kept
  /** A change begins from what the one before it left: of two at once the last stays, and nothing is there twice. */
  readonly #turns = new Mutex()

  constructor(
    { vault, clock }: { vault: Vault; clock: Clock },
    kind: Kept['kind'],
    isKept: (record: VaultRecord) => record is Kept,
  ) {
    this.#vault = vault
    this.#clock = clock
    this.#kind = kind
    this.#isKept = isKept
  }

  /** Those that are not in the bin, in the order they were made. */
  async all(): Promise<Kept[]> {
    return (await this.#alive()).map(({ current }) => current)
  }

  /** The same, each with what was written of it elsewhere at the same time. */
  async versions(): Promise<Kept[]> {
    return (await this.#alive()).flatMap(({ current, siblings }) => [
      current,
      ...siblings.filter((sibling) => sibling.deleted === undefined).filter(this.#isKept),
    ])
  }

  /** Changes the one record that is about the same thing, or adds it. undefined takes a field away. */
  put(body: Partial<Kept>, isSame: (record: Kept) => boolean): Promise<Kept> {
    return this.#turns.run(async () => {
      const known = (await this.#alive()).find(({ current }) => isSame(current))
      if (known) return (await this.#vault.edit(known.current.id, mergedVector(known), body)) as Kept
      const defined = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      return (await this.#vault.add('always', { kind: this.#kind, ...defined })) as Kept
    })
  }

  /** Into the bin. Nothing happens where there is none. */
  remove(isSame: (record: Kept) => boolean): Promise<void> {
    return this.#turns.run(async () => {
      for (const known of (await this.#alive()).filter(({ current }) => isSame(current)))
        await this.#vault.edit(known.current.id, mergedVector(known), { deleted: instant(this.#clock.now()) })
    })
  }

  /** Out of the bin again. */
  restore(id: string): Promise<Kept> {
    return this.#turns.run(async () => {
      const found = await this.#vault.find(id)
      if (!found || !this.#isKept(found.current)) throw new LuwteError('not-found', this.#kind)
      return (await this.#vault.edit(id, mergedVector(found), { deleted: undefined })) as Kept
    })
  }

  async #alive(): Promise<MergedOf<Kept>[]> {
    const isAlive = (record: MergedRecord): record is MergedOf<Kept> =>
      record.current.deleted === undefined && this.#isKept(record.current)
    return (await this.#vault.always()).filter(isAlive)
  }
}
