import type { FoundPlace, FoundRecord, SearchedDays } from '@shared/features/search/contract'
import { isEmptyQuery, queryOf } from '@shared/features/search/query'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf } from '@shared/records/registry'
import type { Vault } from '@main/vault/vault'
import type { JournalIndexing } from './journalIndexing'

/** Where words stand in the journal. `isWhole` false: not every month is in the index yet, ask again. */
export interface Places {
  found: FoundPlace[]
  isWhole: boolean
}

/** What "Find anything" needs of the vault. How each kind is found, its definition says. */
export class SearchService {
  readonly #vault: Vault
  readonly #indexing: JournalIndexing
  /** The words that were asked for last: a list asks for them once for each month. */
  #last: { text: string; places: Promise<Places> } | null = null

  constructor({ vault, indexing }: { vault: Vault; indexing: JournalIndexing }) {
    this.#vault = vault
    this.#indexing = indexing
  }

  /**
   * Every record that the window indexes by its lines, in the order they were made; nothing from the bin. Of each first
   * the version that is shown, then what was written of it elsewhere at the same time.
   */
  async ownRecords(): Promise<VaultRecord[][]> {
    return (await this.#vault.always())
      .filter(({ current }) => definitionOf(current.kind)?.search.by === 'lines' && current.deleted === undefined)
      .map(({ current, siblings }) => [current, ...siblings.filter(({ deleted }) => deleted === undefined)])
  }

  /** Records of months that hold every word and phrase of the query: see JournalIndex. With days, only those lived in them. */
  async records(query: string, most: number, days?: SearchedDays): Promise<FoundRecord[]> {
    if (isEmptyQuery(queryOf(query)) && !days) return []
    return this.#indexing.find({ query, most, days })
  }

  /** Every record of months that holds these words, as `records` finds them. */
  async places(text: string): Promise<Places> {
    if (this.#last?.text !== text) this.#last = { text, places: this.#indexing.places(text) }
    const { places } = this.#last
    try {
      const all = await places
      if (!all.isWhole) this.#forget(places)
      return all
    } catch (fault) {
      this.#forget(places)
      throw fault
    }
  }

  /** Records may be others than they were. */
  changed(): void {
    this.#last = null
  }

  #forget(places: Promise<Places>): void {
    if (this.#last?.places === places) this.#last = null
  }
}
