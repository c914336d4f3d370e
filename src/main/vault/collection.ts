import type { VaultRecord } from '@shared/records/record'
import type { AnyRecord } from '@shared/records/registry'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import { instant } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '../ports'
import { Mutex } from '../kernel/mutex'
import type { Vault } from './vault'

type MergedOf<Item extends AnyRecord> = MergedRecord & { current: Item }

/** The records of one kind that is kept in always.json. */
export class Collection<Item extends AnyRecord> {
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #kind: Item['kind']
  readonly #isItem: (record: VaultRecord) => record is Item
  /** Changes run one after another: each starts from the result of the one before, so nothing is added twice. */
  readonly #changes = new Mutex()

  constructor(
    { vault, clock }: { vault: Vault; clock: Clock },
    kind: Item['kind'],
    isItem: (record: VaultRecord) => record is Item,
  ) {
    this.#vault = vault
    this.#clock = clock
    this.#kind = kind
    this.#isItem = isItem
  }

  /** Those that are not in the bin, in the order they were made. Of concurrent versions the one that is shown. */
  async all(): Promise<Item[]> {
    return (await this.#present()).map(({ current }) => current)
  }

  /** As `all`, and after each the versions of it that were written elsewhere at the same time. */
  async versions(): Promise<Item[]> {
    return (await this.#present()).flatMap(({ current, siblings }) => [
      current,
      ...siblings.filter((sibling) => sibling.deleted === undefined).filter(this.#isItem),
    ])
  }

  /** Changes the record that `isSame` finds, or adds one. A field that is undefined is removed. */
  put(body: Partial<Item>, isSame: (record: Item) => boolean): Promise<Item> {
    return this.#changes.run(async () => {
      const known = (await this.#present()).find(({ current }) => isSame(current))
      if (known) return (await this.#vault.edit(known.current.id, mergedVector(known), body)) as Item
      const defined = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      return (await this.#vault.add(this.#kind, defined)) as Item
    })
  }

  /** Puts all that `isSame` finds into the bin. */
  remove(isSame: (record: Item) => boolean): Promise<void> {
    return this.#changes.run(async () => {
      for (const known of (await this.#present()).filter(({ current }) => isSame(current)))
        await this.#vault.edit(known.current.id, mergedVector(known), { deleted: instant(this.#clock.now()) })
    })
  }

  /** Takes one out of the bin. Throws `not-found` where it is of another kind, or gone. */
  restore(id: string): Promise<Item> {
    return this.#changes.run(async () => {
      const found = await this.#vault.find(id)
      if (!found || !this.#isItem(found.current)) throw new LuwteError('not-found', this.#kind)
      return (await this.#vault.edit(id, mergedVector(found), { deleted: undefined })) as Item
    })
  }

  async #present(): Promise<MergedOf<Item>[]> {
    const isItem = (record: MergedRecord): record is MergedOf<Item> =>
      record.current.deleted === undefined && this.#isItem(record.current)
    return (await this.#vault.always()).filter(isItem)
  }
}
