import type { VaultRecord } from '@shared/records/record'
import { definitionOf } from '@shared/records/registry'
import type { Vault } from '@main/vault/vault'

/** What "Find anything" needs of the vault. Entries are found by the journal itself, which knows how to read months. */
export class SearchService {
  readonly #vault: Vault

  constructor(vault: Vault) {
    this.#vault = vault
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
}
