import { importedOf } from '@shared/features/data/diaryImport'
import { isEntry } from '@shared/features/journal/entry'
import type { Vault } from '@main/vault/vault'
import { type DiaryEntry, textKey } from './diaryEntry'

type Sha256 = (bytes: Uint8Array) => string

/** What of a diary is in the journal already: an entry that came from there, or the same words at the same time. */
export class KnownEntries {
  readonly #keys: Set<string>
  readonly #sha256: Sha256

  /** Reads every month, one after another. What lies in the bin does not count: whoever imports it again wants it. */
  static async of(vault: Pick<Vault, 'look'>, sha256: Sha256): Promise<KnownEntries> {
    const keys = new Set<string>()
    const view = await vault.look()
    for (const month of await view.months())
      for (const { current, siblings } of await view.month(month))
        for (const record of [current, ...siblings]) {
          if (!isEntry(record) || record.deleted !== undefined) continue
          keys.add(textKey(record, sha256))
          const imported = importedOf(record)
          if (imported) keys.add(originKey(imported.from, imported.id))
        }
    return new KnownEntries(keys, sha256)
  }

  private constructor(keys: Set<string>, sha256: Sha256) {
    this.#keys = keys
    this.#sha256 = sha256
  }

  /** @returns whether it was known; from now on it is. */
  add(entry: DiaryEntry): boolean {
    // Of pictures alone there are no words to compare.
    const keys = [originKey(entry.from, entry.origin), ...(entry.text === '' ? [] : [textKey(entry, this.#sha256)])]
    const isKnown = keys.some((key) => this.#keys.has(key))
    for (const key of keys) this.#keys.add(key)
    return isKnown
  }
}

const originKey = (from: string, id: string): string => `${from} ${id}`
