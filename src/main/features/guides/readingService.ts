import { isReadingPlace, type ReadingPlace } from '@shared/features/guides/reading'
import type { CallInput } from '@shared/ipc/contract'
import type { Clock } from '@main/ports'
import { Mutex } from '@main/kernel/mutex'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

/** Where somebody stopped reading: one place for each guide, with the chapters of it that were read. */
export class ReadingService {
  /** One after another: each adds to the chapters that were read before. */
  readonly #changes = new Mutex()
  readonly #places: Collection<ReadingPlace>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#places = new Collection(deps, 'reading', isReadingPlace)
  }

  /** The latest first. */
  async list(): Promise<ReadingPlace[]> {
    return (await this.#places.all()).sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
  }

  keep({ toTheEnd = false, ...place }: CallInput<'reading.keep'>): Promise<ReadingPlace> {
    return this.#changes.run(async () => {
      // Of versions that were written on two computers at the same time, none forgets a chapter.
      const before = (await this.#places.versions()).filter(({ guide }) => guide === place.guide)
      const read = new Set(before.flatMap((version) => version.read ?? []))
      if (toTheEnd) read.add(place.chapter)
      const body = { section: undefined, ...place, ...(read.size > 0 ? { read: [...read] } : {}) }
      return this.#places.put(body, ({ guide }) => guide === place.guide)
    })
  }
}
