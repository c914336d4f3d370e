import MiniSearch, { type Query, type QueryCombination } from 'minisearch'
import { type IsFound, isTyped, stemOf, wordsOf } from '@shared/features/search/textMatch'
import type { Language } from '@shared/features/settings/settings'
import type { Synonyms } from './synonyms'
import { type Findable, OTHER_LANGUAGE } from './findable'

export interface Hit {
  item: Findable
  score: number
  isFound: IsFound
}

interface Indexed extends Findable {
  /** Its title in the other language. */
  elsewhere: string
}

const OWN_FIELDS = ['title', 'words', 'from', 'text']
const ELSEWHERE = 'elsewhere'
const BOOST = { title: 4, words: 2, from: 0.6, text: 1, elsewhere: 0.8 }

const STEM_WEIGHT = 0.8
const ALIKE_WEIGHT = 0.35
/** Too many words begin with less; only the word that is being typed may be that short. */
const SHORTEST_BEGINNING = 3
/** Shorter words differ in one letter from too many others. */
const SHORTEST_FORGIVEN = 5
/** Two letters that changed places are two mistakes, and the commonest ones. */
const FORGIVEN_SHARE = 0.3
const MOST_FORGIVEN = 2
/** What fits so much less than the best is noise. */
const FAINTEST_SHARE = 0.06
/** So many things are put into the index before the window gets a breath. */
const AT_ONCE = 20

const exactly = (terms: readonly string[], fields: string[], weight: number): QueryCombination => ({
  combineWith: 'OR',
  prefix: false,
  fuzzy: false,
  boostTerm: () => weight,
  fields,
  queries: [...terms],
})

/** Everything that can be found, by its words. */
export class SearchIndex {
  readonly #language: Language
  readonly #alike: Synonyms
  readonly #items: ReadonlyMap<string, Findable>
  readonly #index: MiniSearch<Indexed>
  readonly #isKnown: IsFound
  /** Every word and stem of it, in the order of their letters. */
  #terms: readonly string[] = []
  /** The same while they are being put in. */
  readonly #indexed = new Set<string>()

  /** @param isKnown elsewhere: such a word is no typing mistake. */
  private constructor(language: Language, alike: Synonyms, items: readonly Findable[], isKnown: IsFound) {
    this.#language = language
    this.#alike = alike
    this.#isKnown = isKnown
    this.#items = new Map(items.map((item) => [item.id, item]))
    this.#index = new MiniSearch<Indexed>({
      fields: [...OWN_FIELDS, ELSEWHERE],
      tokenize: wordsOf,
      processTerm: (word, field) => this.#termsOf(word, field === ELSEWHERE ? OTHER_LANGUAGE[language] : language),
      // A query comes taken apart into words.
      searchOptions: { boost: BOOST, tokenize: (word) => [word], processTerm: (word) => word },
    })
  }

  /** @param elsewhere the same things in the other language. */
  static async build(
    language: Language,
    alike: Synonyms,
    items: readonly Findable[],
    elsewhere: readonly Findable[],
  ): Promise<SearchIndex> {
    const built = new SearchIndex(language, alike, items, () => false)
    await built.#fill(elsewhere)
    return built
  }

  /** An index of other things in the same language. What is known here counts as known there. */
  async beside(items: readonly Findable[]): Promise<SearchIndex> {
    const built = new SearchIndex(this.#language, this.#alike, items, (word) => this.#has(word, true))
    await built.#fill([])
    return built
  }

  get(id: string): Findable | undefined {
    return this.#items.get(id)
  }

  /** Was something typed that people type when they are in danger? */
  isDanger(query: string): boolean {
    const typed = wordsOf(query)
    const isKnown = (word: string) => this.#has(word, false)
    return this.#alike.dangers.some((danger) => isTyped(typed, danger, isKnown))
  }

  /** What fits, best first: with every word that was typed or, where nothing has them all, with some. */
  find(query: string): Hit[] {
    const all = this.findAll(query)
    return all.length > 0 ? all : this.#search({ combineWith: 'OR', queries: this.#queriesFor(query) })
  }

  /** What fits every word, best first. */
  findAll(query: string): Hit[] {
    return this.#search({ combineWith: 'AND', queries: this.#queriesFor(query) })
  }

  async #fill(elsewhere: readonly Findable[]): Promise<void> {
    const titles = new Map(elsewhere.map(({ id, title, words }) => [id, `${title} ${words}`]))
    const indexed = [...this.#items.values()].map((item) => ({ ...item, elsewhere: titles.get(item.id) ?? '' }))
    await this.#index.addAllAsync(indexed, { chunkSize: AT_ONCE })
    this.#terms = [...this.#indexed].sort()
    this.#indexed.clear()
  }

  #search(query: Query): Hit[] {
    const hits = this.#index
      .search(query)
      .flatMap(({ id, score, terms, queryTerms }) => {
        const item = this.#items.get(String(id))
        // The library rewards each term of the query that fits; here most of those are our own guesses.
        return item ? [{ item, score: score / Math.max(1, queryTerms.length), isFound: this.#among(terms) }] : []
      })
      .sort((one, other) => other.score - one.score)
    const best = hits[0]?.score ?? 0
    return hits.filter(({ score }) => score >= best * FAINTEST_SHARE)
  }

  #termsOf(word: string, language: Language): string[] {
    const terms = [...new Set([word, stemOf(word, language)])]
    for (const term of terms) this.#indexed.add(term)
    return terms
  }

  /** A letter fits nearly everything, and few of what fits are shown: only those are gone through. */
  #among(terms: readonly string[]): IsFound {
    let found: Set<string> | null = null
    return (word) => {
      found ??= new Set(terms)
      return found.has(word) || found.has(stemOf(word, this.#language))
    }
  }

  #queriesFor(query: string): QueryCombination[] {
    const typed = wordsOf(query)
    return typed.map((word, at) => this.#queryFor(word, at === typed.length - 1))
  }

  /** The word itself, whole or begun; its stems; words alike; and, when nobody knows it, words that look like it. */
  #queryFor(word: string, isLast: boolean): QueryCombination {
    const isWord = this.#alike.knows(word) || this.#isKnown(word) || this.#has(word, true)
    const isMistake = word.length >= SHORTEST_FORGIVEN && !isWord
    const typed: QueryCombination = {
      combineWith: 'OR',
      prefix: isLast || word.length >= SHORTEST_BEGINNING,
      fuzzy: isMistake ? FORGIVEN_SHARE : false,
      maxFuzzy: MOST_FORGIVEN,
      queries: [word],
    }
    return { combineWith: 'OR', queries: [typed, ...this.#guesses(word)] }
  }

  /** Its stem and words alike, in each language where that language is. */
  #guesses(word: string): QueryCombination[] {
    const own = this.#language
    const other = OTHER_LANGUAGE[own]
    return [
      exactly([stemOf(word, own)], OWN_FIELDS, STEM_WEIGHT),
      exactly([stemOf(word, other)], [ELSEWHERE], STEM_WEIGHT),
      exactly(this.#alike.of(word, own), OWN_FIELDS, ALIKE_WEIGHT),
      exactly(this.#alike.of(word, other), [ELSEWHERE], ALIKE_WEIGHT),
    ]
  }

  #has(word: string, prefix: boolean): boolean {
    const next = this.#terms[firstNotBefore(this.#terms, word)]
    return prefix ? next?.startsWith(word) === true : next === word
  }
}

/** Where in a sorted list the first one stands that does not come before `wanted`. */
function firstNotBefore(sorted: readonly string[], wanted: string): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((sorted[middle] ?? '') < wanted) from = middle + 1
    else to = middle
  }
  return from
}
