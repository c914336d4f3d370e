import type { VaultRecord } from '@shared/records/record'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import { instant } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '../ports'
import { Mutex } from '../kernel/mutex'
import type { Vault } from './vault'

type MergedOf<Kept extends VaultRecord> = MergedRecord & { current: Kept }

/** The records of one kind that is kept in always.json. */
export class Collection<Kept extends VaultRecord> {
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #kind: Kept['kind']
  readonly #isKept: (record: VaultRecord) => record is Kept
  /** Changes run one after another: each starts from the result of the one before, so nothing is added twice. */
  readonly #changes = new Mutex()

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

  /** Those that are not in the bin, in the order they were made. Of concurrent versions the one that is shown. */
  async all(): Promise<Kept[]> {
    return (await this.#kept()).map(({ current }) => current)
  }

  /** As `all`, and after each the versions of it that were written elsewhere at the same time. */
  async versions(): Promise<Kept[]> {
    return (await this.#kept()).flatMap(({ current, siblings }) => [
      current,
      ...siblings.filter((sibling) => sibling.deleted === undefined).filter(this.#isKept),
    ])
  }

  /** Changes the record that `isSame` finds, or adds one. A field that is undefined is removed. */
  put(body: Partial<Kept>, isSame: (record: Kept) => boolean): Promise<Kept> {
    return this.#changes.run(async () => {
      const known = (await this.#kept()).find(({ current }) => isSame(current))
      if (known) return (await this.#vault.edit(known.current.id, mergedVector(known), body)) as Kept
      const defined = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      return (await this.#vault.add('always', { kind: this.#kind, ...defined })) as Kept
    })
  }

  /** Puts all that `isSame` finds into the bin. */
  remove(isSame: (record: Kept) => boolean): Promise<void> {
    return this.#changes.run(async () => {
      for (const known of (await this.#kept()).filter(({ current }) => isSame(current)))
        await this.#vault.edit(known.current.id, mergedVector(known), { deleted: instant(this.#clock.now()) })
    })
  }

  /** Takes one out of the bin. Throws `not-found` where it is of another kind, or gone. */
  restore(id: string): Promise<Kept> {
    return this.#changes.run(async () => {
      const found = await this.#vault.find(id)
      if (!found || !this.#isKept(found.current)) throw new LuwteError('not-found', this.#kind)
      return (await this.#vault.edit(id, mergedVector(found), { deleted: undefined })) as Kept
    })
  }

  async #kept(): Promise<MergedOf<Kept>[]> {
    const isKept = (record: MergedRecord): record is MergedOf<Kept> =>
      record.current.deleted === undefined && this.#isKept(record.current)
    return (await this.#vault.always()).filter(isKept)
  }
}
