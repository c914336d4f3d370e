import {
  type Chosen,
  isOwnWord,
  isSameChoice,
  isSurrounding,
  type OwnWord,
  type Surrounding,
  type SurroundingGroup,
} from '@shared/features/check-ins/checkIn'
import { isReadingPlace, type ReadingPlace } from '@shared/features/guides/reading'
import type { CallOutput } from '@shared/ipc/contract'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

/** What Luwte remembers for somebody across months: own words, chips, where they were reading. Lives in always.json. */
export class PersonalService {
  readonly #vault: Vault
  readonly #words: Collection<OwnWord>
  readonly #surroundings: Collection<Surrounding>
  readonly #reading: Collection<ReadingPlace>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#vault = deps.vault
    this.#words = new Collection(deps, 'word', isOwnWord)
    this.#surroundings = new Collection(deps, 'surrounding', isSurrounding)
    this.#reading = new Collection(deps, 'reading', isReadingPlace)
  }

  async read(): Promise<CallOutput<'ownChoices.read'>> {
    const [words, surroundings] = await Promise.all([this.#words.all(), this.#surroundings.all()])
    return { words, surroundings }
  }

  async reading(): Promise<ReadingPlace[]> {
    return (await this.#reading.all()).sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
  }

  async keepWord(text: string): Promise<OwnWord> {
    const isSame = (word: OwnWord) => word.text.toLocaleLowerCase() === text.toLocaleLowerCase()
    return (await this.#words.all()).find(isSame) ?? (await this.#words.put({ text }, isSame))
  }

  async dropWord(id: string): Promise<void> {
    await this.#vault.erase(id)
  }

  setSurrounding(group: SurroundingGroup, chip: Chosen, hidden: boolean): Promise<Surrounding> {
    return this.#surroundings.put(
      { group, chip, hidden },
      (record) => record.group === group && isSameChoice(record.chip, chip),
    )
  }

  keepPlace(place: { guide: string; chapter: string; section?: string | undefined }): Promise<ReadingPlace> {
    return this.#reading.put({ section: undefined, ...place }, (record) => record.guide === place.guide)
  }
}
