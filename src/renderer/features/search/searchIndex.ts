import MiniSearch, { type Query, type QueryCombination } from 'minisearch'
import { wordsOf } from '@shared/features/search/folding'
import { stemOf } from '@shared/features/search/stems'
import type { IsFound } from '@shared/features/search/textMatch'
import { isTyped } from '@shared/features/search/typos'
import type { Language } from '@shared/features/settings/settings'
import type { Danger, Synonyms } from './synonyms'
import { type SearchItem, OTHER_LANGUAGE } from './searchItem'

/** An item that fits a query. A higher score fits better; scores of different queries cannot be compared. */
export interface Hit {
  item: SearchItem
  score: number
  isFound: IsFound
}

interface Indexed extends SearchItem {
  /** Its title in the other language. */
  otherLanguage: string
}

const FIELDS = ['title', 'words', 'from', 'text']
const OTHER_LANGUAGE_FIELD = 'otherLanguage'
const BOOST = { title: 4, words: 2, from: 0.6, text: 1, otherLanguage: 0.8 }

const STEM_WEIGHT = 0.8
const SYNONYM_WEIGHT = 0.35
/** Shorter beginnings fit too many words; only the last word, which is still being typed, may be shorter. */
const MIN_PREFIX_LENGTH = 3
/** Shorter words differ from too many others in one letter only. */
const MIN_FUZZY_LENGTH = 5
/** Of the length of the word: swapped letters are the commonest mistake, and count as two edits. */
const FUZZINESS = 0.3
const MAX_EDITS = 2
/** Hits whose score is a smaller share of the best one are left out. */
const MIN_SCORE_SHARE = 0.06
/** How many items are indexed before the window can react again. */
const CHUNK_SIZE = 20

const exactly = (terms: readonly string[], fields: string[], weight: number): QueryCombination => ({
  combineWith: 'OR',
  prefix: false,
  fuzzy: false,
  boostTerm: () => weight,
  fields,
  queries: [...terms],
})

/** A full-text index of what can be found, for one language. */
export class SearchIndex {
  readonly #language: Language
  readonly #synonyms: Synonyms
  readonly #items: ReadonlyMap<string, SearchItem>
  readonly #index: MiniSearch<Indexed>
  readonly #isKnown: IsFound
  /** Every word and stem of it, in the order of their letters. */
  #terms: readonly string[] = []
  /** Collects the terms while the index is filled. */
  readonly #indexed = new Set<string>()

  /** @param isKnown whether another index knows a word: then it is no typing mistake. */
  private constructor(language: Language, synonyms: Synonyms, items: readonly SearchItem[], isKnown: IsFound) {
    this.#language = language
    this.#synonyms = synonyms
    this.#isKnown = isKnown
    this.#items = new Map(items.map((item) => [item.id, item]))
    this.#index = new MiniSearch<Indexed>({
      fields: [...FIELDS, OTHER_LANGUAGE_FIELD],
      tokenize: wordsOf,
      processTerm: (word, field) =>
        this.#termsOf(word, field === OTHER_LANGUAGE_FIELD ? OTHER_LANGUAGE[language] : language),
      // A query comes taken apart into words.
      searchOptions: { boost: BOOST, tokenize: (word) => [word], processTerm: (word) => word },
    })
  }

  /** @param elsewhere the same items in the other language. */
  static async build(
    language: Language,
    synonyms: Synonyms,
    items: readonly SearchItem[],
    elsewhere: readonly SearchItem[],
  ): Promise<SearchIndex> {
    const built = new SearchIndex(language, synonyms, items, () => false)
    await built.#fill(elsewhere)
    return built
  }

  /** An index of other items in the same language, for which the words of this one are no typing mistakes. */
  async beside(items: readonly SearchItem[]): Promise<SearchIndex> {
    const built = new SearchIndex(this.#language, this.#synonyms, items, (word) => this.#has(word, true))
    await built.#fill([])
    return built
  }

  get(id: string): SearchItem | undefined {
    return this.#items.get(id)
  }

  /** What kind of danger people are in who type such a thing; null for anything else. */
  dangerOf(query: string): Danger | null {
    const typed = wordsOf(query)
    const isKnown = (word: string) => this.#has(word, false)
    const found = this.#synonyms.dangers.find(({ words }) => isTyped(typed, words, isKnown))
    return found ? { kind: found.kind, isSaid: found.words.length > 1 } : null
  }

  /** Whether one of the words is in nothing that is indexed: what is found is then only something that looks like it. */
  isGuess(query: string): boolean {
    return wordsOf(query).some((word) => this.#isMistake(word))
  }

  /** What fits, best first: items with every word of the query or, where there are none, with some of them. */
  find(query: string): Hit[] {
    const all = this.findAll(query)
    const hits = all.length > 0 ? all : this.#search({ combineWith: 'OR', queries: this.#queriesFor(query) })
    return this.#withSituation(query, hits)
  }

  /** What fits every word, best first. */
  findAll(query: string): Hit[] {
    return this.#search({ combineWith: 'AND', queries: this.#queriesFor(query) })
  }

  /** What fits the situation that somebody types of comes before what only has the same words. */
  #withSituation(query: string, hits: readonly Hit[]): Hit[] {
    const typed = wordsOf(query)
    const ids = this.#synonyms.foundFirst(typed, (word) => this.#has(word, false))
    const isFound = this.#isAmong(typed)
    const best = hits[0]?.score ?? 1
    const first = ids.flatMap((id) => {
      const item = this.#items.get(id)
      return item ? [{ item, score: best, isFound }] : []
    })
    return [...first, ...hits.filter(({ item }) => !ids.includes(item.id))]
  }

  async #fill(elsewhere: readonly SearchItem[]): Promise<void> {
    const titles = new Map(elsewhere.map(({ id, title, words }) => [id, `${title} ${words}`]))
    const indexed = [...this.#items.values()].map((item) => ({ ...item, otherLanguage: titles.get(item.id) ?? '' }))
    await this.#index.addAllAsync(indexed, { chunkSize: CHUNK_SIZE })
    this.#terms = [...this.#indexed].sort()
    this.#indexed.clear()
  }

  #search(query: Query): Hit[] {
    const hits = this.#index
      .search(query)
      .flatMap(({ id, score, terms, queryTerms }) => {
        const item = this.#items.get(String(id))
        // The library rewards each term of the query that fits; here most of those are our own guesses.
        return item ? [{ item, score: score / Math.max(1, queryTerms.length), isFound: this.#isAmong(terms) }] : []
      })
      .sort((one, other) => other.score - one.score)
    const best = hits[0]?.score ?? 0
    return hits.filter(({ score }) => score >= best * MIN_SCORE_SHARE)
  }

  #termsOf(word: string, language: Language): string[] {
    const terms = [...new Set([word, stemOf(word, language)])]
    for (const term of terms) this.#indexed.add(term)
    return terms
  }

  /** The set is made when first asked for: one typed letter has many hits, of which few are shown. */
  #isAmong(terms: readonly string[]): IsFound {
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

  /** The word itself, whole or begun; its stems; synonyms; and, when nobody knows it, words that look like it. */
  #queryFor(word: string, isLast: boolean): QueryCombination {
    const typed: QueryCombination = {
      combineWith: 'OR',
      prefix: isLast || word.length >= MIN_PREFIX_LENGTH,
      fuzzy: this.#isMistake(word) ? FUZZINESS : false,
      maxFuzzy: MAX_EDITS,
      queries: [word],
    }
    return { combineWith: 'OR', queries: [typed, ...this.#guesses(word)] }
  }

  #isMistake(word: string): boolean {
    const isWord = this.#synonyms.knows(word) || this.#isKnown(word) || this.#has(word, true)
    return word.length >= MIN_FUZZY_LENGTH && !isWord
  }

  /** Its stem and synonyms, in each language where that language is. */
  #guesses(word: string): QueryCombination[] {
    const own = this.#language
    const other = OTHER_LANGUAGE[own]
    return [
      exactly([stemOf(word, own)], FIELDS, STEM_WEIGHT),
      exactly([stemOf(word, other)], [OTHER_LANGUAGE_FIELD], STEM_WEIGHT),
      exactly(this.#synonyms.of(word, own), FIELDS, SYNONYM_WEIGHT),
      exactly(this.#synonyms.of(word, other), [OTHER_LANGUAGE_FIELD], SYNONYM_WEIGHT),
    ]
  }

  #has(word: string, prefix: boolean): boolean {
    const next = this.#terms[lowerBound(this.#terms, word)]
    return prefix ? next?.startsWith(word) === true : next === word
  }
}

/** The index of the first item of a sorted list that does not come before `wanted`. */
function lowerBound(sorted: readonly string[], wanted: string): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((sorted[middle] ?? '') < wanted) from = middle + 1
    else to = middle
  }
  return from
}
