import {
  type Chosen,
  isOwnWord,
  isReadingPlace,
  isSameChoice,
  isSurrounding,
  type OwnWord,
  type ReadingPlace,
  type Surrounding,
  type SurroundingGroup,
  type VaultRecord,
} from '@shared/domain/records'
import { type MergedRecord, seenOf } from '@shared/domain/revisions'
import type { CallOutput } from '@shared/ipc/contract'
import type { Vault } from '../storage/vault'

/** What Luwte remembers for somebody across months: own words, chips, where they were reading. Lives in always.json. */
export class PersonalService {
  readonly #vault: Vault

  constructor(vault: Vault) {
    this.#vault = vault
  }

  async read(): Promise<CallOutput<'personal.read'>> {
    const records = (await this.#alive()).map(({ current }) => current)
    return {
      words: records.filter(isOwnWord),
      surroundings: records.filter(isSurrounding),
      reading: records.filter(isReadingPlace).sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1)),
    }
  }

  async keepWord(text: string): Promise<OwnWord> {
    const same = (await this.#alive()).find(
      ({ current }) => isOwnWord(current) && current.text.toLocaleLowerCase() === text.toLocaleLowerCase(),
    )
    return (same?.current ?? (await this.#vault.add('always', { kind: 'word', text }))) as OwnWord
  }

  async dropWord(id: string): Promise<void> {
    await this.#vault.erase(id)
  }

  async setSurrounding(group: SurroundingGroup, chip: Chosen, hidden: boolean): Promise<Surrounding> {
    return (await this.#put(
      'surrounding',
      { group, chip, hidden },
      (record) => isSurrounding(record) && record.group === group && isSameChoice(record.chip, chip),
    )) as Surrounding
  }

  async keepPlace(place: { guide: string; chapter: string; section?: string | undefined }): Promise<ReadingPlace> {
    return (await this.#put(
      'reading',
      { section: undefined, ...place },
      (record) => isReadingPlace(record) && record.guide === place.guide,
    )) as ReadingPlace
  }

  /** Changes the one record that is about the same thing, or adds it. */
  async #put(
    kind: string,
    body: Record<string, unknown>,
    isSame: (record: VaultRecord) => boolean,
  ): Promise<VaultRecord> {
    const known = (await this.#alive()).find(({ current }) => isSame(current))
    if (known) return this.#vault.edit(known.current.id, seenOf(known), body)
    const defined = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
    return this.#vault.add('always', { kind, ...defined })
  }

  async #alive(): Promise<MergedRecord[]> {
    return (await this.#vault.always()).filter(({ current }) => current.deleted === undefined)
  }
}
