import {
  type Chosen,
  isOwnWord,
  isSameChoice,
  isSurrounding,
  type OwnWord,
  type Surrounding,
  type SurroundingGroup,
} from '@shared/features/check-ins/checkIn'
import type { CallOutput } from '@shared/ipc/contract'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

/** What somebody added to the choices of a check-in, or hid among them: words for feelings, and surroundings. */
export class OwnChoicesService {
  readonly #vault: Vault
  readonly #words: Collection<OwnWord>
  readonly #surroundings: Collection<Surrounding>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#vault = deps.vault
    this.#words = new Collection(deps, 'word', isOwnWord)
    this.#surroundings = new Collection(deps, 'surrounding', isSurrounding)
  }

  async read(): Promise<CallOutput<'ownChoices.read'>> {
    const [words, surroundings] = await Promise.all([this.#words.all(), this.#surroundings.all()])
    return { words, surroundings }
  }

  /** The same word, in whatever case, is kept once. */
  async addWord(text: string): Promise<OwnWord> {
    const isSame = (word: OwnWord) => word.text.toLocaleLowerCase() === text.toLocaleLowerCase()
    return (await this.#words.all()).find(isSame) ?? (await this.#words.put({ text }, isSame))
  }

  async removeWord(id: string): Promise<void> {
    await this.#vault.erase(id)
  }

  setSurrounding(group: SurroundingGroup, chip: Chosen, hidden: boolean): Promise<Surrounding> {
    return this.#surroundings.put(
      { group, chip, hidden },
      (record) => record.group === group && isSameChoice(record.chip, chip),
    )
  }
}
