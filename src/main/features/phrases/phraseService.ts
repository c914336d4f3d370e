import { type Favourite, isFavourite, isOwnPhrase, type OwnPhrase } from '@shared/features/phrases/phrases'
import type { CallOutput } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

/** Sentences somebody wants near: favourites among those of the guides, and their own. Lives in always.json. */
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
    const isIt = (record: Favourite) => record.phrase === phrase
    if (isOn) await this.#favourites.put({ phrase }, isIt)
    else await this.#favourites.remove(isIt)
    return this.read()
  }

  /** @param id null adds one; the same words are kept once. */
  async keepOwn(id: string | null, text: string): Promise<OwnPhrase> {
    if (id !== null && !(await this.#own.all()).some((phrase) => phrase.id === id)) throw new LuwteError('not-found')
    return this.#own.put({ text }, (phrase) => (id === null ? phrase.text === text : phrase.id === id))
  }

  async removeOwn(id: string): Promise<void> {
    await this.#own.remove((phrase) => phrase.id === id)
  }

  restoreOwn(id: string): Promise<OwnPhrase> {
    return this.#own.restore(id)
  }
}
