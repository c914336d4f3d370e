import { isReadingPlace, type ReadingPlace } from '@shared/features/guides/reading'
import type { CallInput } from '@shared/ipc/contract'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

/** Where somebody stopped reading: one place for each guide. */
export class ReadingService {
  readonly #places: Collection<ReadingPlace>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#places = new Collection(deps, 'reading', isReadingPlace)
  }

  /** The latest first. */
  async list(): Promise<ReadingPlace[]> {
    return (await this.#places.all()).sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
  }

  keep(place: CallInput<'reading.keep'>): Promise<ReadingPlace> {
    return this.#places.put({ section: undefined, ...place }, ({ guide }) => guide === place.guide)
  }
}
