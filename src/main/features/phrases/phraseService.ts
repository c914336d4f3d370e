import { type Favourite, isFavourite, isOwnPhrase, type OwnPhrase } from '@shared/features/phrases/phrases'
import type { CallOutput } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

/** The phrases that the user keeps: favourites among those of the guides, and own ones. */
export class PhraseService {
  readonly #own: Collection<OwnPhrase>
  readonly #favourites: Collection<Favourite>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#own = new Collection(deps, 'own-phrase', isOwnPhrase)
    this.#favourites = new Collection(deps, 'favourite', isFavourite)
  }

  async read(): Promise<CallOutput<'phrases.read'>> {
    const [own, favourites] = await Promise.all([this.#own.all(), this.#favourites.all()])
    return { own, favourites: favourites.map(({ phrase }) => phrase) }
  }

  async setFavourite(phrase: string, isOn: boolean): Promise<CallOutput<'phrases.read'>> {
    const isSame = (record: Favourite) => record.phrase === phrase
    if (isOn) await this.#favourites.put({ phrase }, isSame)
    else await this.#favourites.remove(isSame)
    return this.read()
  }

  /** @param id null adds a phrase; a phrase with the same text is not added twice. Throws `not-found` for an unknown id. */
  async keepOwn(id: string | null, text: string): Promise<OwnPhrase> {
    if (id !== null && !(await this.#own.all()).some((phrase) => phrase.id === id)) throw new LuwteError('not-found')
    return this.#own.put({ text }, (phrase) => (id === null ? phrase.text === text : phrase.id === id))
  }

  async removeOwn(id: string): Promise<void> {
    await this.#own.remove((phrase) => phrase.id === id)
  }

  /** Undoes `removeOwn`. */
  restoreOwn(id: string): Promise<OwnPhrase> {
    return this.#own.restore(id)
  }
}
