import { fromUtf8 } from '@shared/kernel/utf8'
import type { Month } from '@shared/kernel/ids'
import { isCommon } from './commonWords'
import type { FoundPlace, FoundRecord, SearchedDays, WordCount } from './contract'
import { excerptAround } from './excerpts'
import { foldedWithPlaces, wordPlacesIn } from './folding'
import { isEmptyQuery, mayBeMistyped, type Query, queryOf, RANK, type Rank } from './query'
import { buildSegment, type IndexRow, readSegment, type Segment, type SegmentRow } from './segment'
import { finderOf } from './textMatch'
import { type Marks, Vocabulary } from './vocabulary'

/** In characters. */
const EXCERPT_LENGTH = 240

export interface IndexQuestion {
  /** As it was typed. Without words all of `days` is found. */
  query: string
  days?: SearchedDays | undefined
  /** How many are wanted at most. */
  most: number
}

interface HeldMonth extends Pick<Segment, 'rows' | 'tokens' | 'texts'> {
  /** For each of its words, its number in the vocabulary. */
  numbers: Uint32Array
  /** When the newest of it was lived, in milliseconds since 1970. */
  newestMs: number
}

interface Hit {
  rank: Rank
  row: SegmentRow
  month: HeldMonth
}

/** What is looked for, as marks on the words of the vocabulary. */
interface Wanted {
  words: readonly Marks[]
  phrases: readonly (readonly Marks[])[]
}

/** All that was written in the journal, by its words. Finds the same as `rankOfText` would in every text. */
export class JournalIndex {
  readonly #vocabulary = new Vocabulary()
  readonly #months = new Map<Month, HeldMonth>()

  /** Takes a month in, in the place of what was known of it. @returns what `load` takes. */
  build(month: Month, rows: readonly IndexRow[]): Uint8Array {
    const bytes = buildSegment(rows)
    this.load(month, bytes)
    return bytes
  }

  /** @returns false: it is damaged, and nothing is known of the month now. */
  load(month: Month, bytes: Uint8Array): boolean {
    this.#months.delete(month)
    const segment = readSegment(bytes)
    if (!segment) return false
    const newestMs = segment.rows.reduce((newest, { epochMs }) => Math.max(newest, epochMs), -Infinity)
    const { rows, tokens, texts } = segment
    this.#months.set(month, { rows, tokens, texts, numbers: this.#vocabulary.numbersOf(segment), newestMs })
    return true
  }

  drop(month: Month): void {
    this.#months.delete(month)
  }

  /**
   * What fits, newest first; what holds a word only as a part of another one comes after the rest. Where nothing fits, what
   * does with a typing mistake.
   */
  find({ query: typed, days, most }: IndexQuestion): FoundRecord[] {
    const query = queryOf(typed)
    const exact = this.#search(this.#wantedBy(query, false), days, most)
    const hits =
      exact.length > 0 || !mayBeMistyped(query) ? exact : this.#search(this.#wantedBy(query, true), days, most)
    const findIn = finderOf(query)
    return hits.map(({ row: { kind, id, at, text }, month }) => {
      const written = fromUtf8(month.texts.subarray(...text))
      return { kind, id, at, excerpt: excerptAround(written, findIn, EXCERPT_LENGTH) }
    })
  }

  /** Everything that fits, in no order; where nothing does, what fits with a typing mistake. Nothing where there are no words. */
  places(typed: string): FoundPlace[] {
    const query = queryOf(typed)
    if (isEmptyQuery(query)) return []
    const all = (withMistakes: boolean): FoundPlace[] => {
      const wanted = this.#wantedBy(query, withMistakes)
      const hits = [...this.#months.values()].flatMap((month) => hitsIn(month, wanted, undefined))
      return hits.map(({ row: { kind, id, at } }) => ({ kind, id, at }))
    }
    const exact = all(false)
    return exact.length > 0 || !mayBeMistyped(query) ? exact : all(true)
  }

  /** The words that were written most often on these days, but for common ones; of as many the first by their letters. */
  words({ days, most }: { days: SearchedDays; most: number }): WordCount[] {
    const counts = new Uint32Array(this.#vocabulary.size)
    const firsts = new Map<number, { month: HeldMonth; row: SegmentRow }>()
    for (const month of this.#months.values())
      for (const row of month.rows) {
        if (row.day < days.from || row.day > days.to) continue
        for (let at = row.tokens[0]; at < row.tokens[1]; at += 1) {
          const number = month.numbers[month.tokens[at] ?? 0] ?? 0
          if (counts[number] === 0) firsts.set(number, { month, row })
          counts[number] = (counts[number] ?? 0) + 1
        }
      }
    return [...firsts]
      .map(([number, first]) => ({ number, first, word: this.#vocabulary.wordAt(number), count: counts[number] ?? 0 }))
      .filter(({ word }) => !isCommon(word))
      .sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
      .slice(0, most)
      .map(({ word, count, first: { month, row } }) => ({
        word: asWritten(fromUtf8(month.texts.subarray(...row.text)), word),
        count,
      }))
  }

  #wantedBy(query: Query, withMistakes: boolean): Wanted {
    return {
      words: query.words.map((word) => this.#vocabulary.marksFor(word, withMistakes)),
      phrases: query.phrases.map((phrase) => this.#vocabulary.marksOfPhrase(phrase)),
    }
  }

  #search(wanted: Wanted, days: SearchedDays | undefined, most: number): Hit[] {
    let whole: Hit[] = []
    let others: Hit[] = []
    for (const month of [...this.#months.values()].sort((one, other) => other.newestMs - one.newestMs)) {
      // Nothing of this month or of an older one is newer than these.
      if (whole.length === most && (whole.at(-1)?.row.epochMs ?? 0) > month.newestMs) break
      const hits = hitsIn(month, wanted, days)
      whole = newest([...whole, ...hits.filter(({ rank }) => rank === RANK.whole)], most)
      others = newest([...others, ...hits.filter(({ rank }) => rank !== RANK.whole)], most)
    }
    return [...whole, ...others].slice(0, most)
  }
}

/** A folded word as it stands in a text, in lower case: with its accents. */
function asWritten(text: string, word: string): string {
  const { text: plain, from, to } = foldedWithPlaces(text)
  const index = wordPlacesIn(plain).find((one) => one.word === word)?.index
  return index === undefined ? word : text.slice(from[index], to[index + word.length - 1]).toLowerCase()
}

const newest = (hits: Hit[], most: number): Hit[] =>
  hits
    .sort(({ row: one }, { row: other }) => other.epochMs - one.epochMs || (one.id < other.id ? 1 : -1))
    .slice(0, most)

function hitsIn(month: HeldMonth, wanted: Wanted, days: SearchedDays | undefined): Hit[] {
  const words: Marks[] = []
  for (const marks of wanted.words) {
    const local = marksHere(month, marks)
    if (!local) return []
    words.push(local)
  }
  const phrases: Marks[][] = []
  for (const phrase of wanted.phrases) {
    const local = phrase.map((marks) => marksHere(month, marks)).filter((marks) => marks !== null)
    if (local.length < phrase.length) return []
    phrases.push(local)
  }
  const hits: Hit[] = []
  for (const row of month.rows) {
    if (days && (row.day < days.from || row.day > days.to)) continue
    const rank = rankOfRow(month.tokens, row, words, phrases)
    if (rank !== RANK.none) hits.push({ rank, row, month })
  }
  return hits
}

/** The marks on the words of a month, by their places in it; null: none of them is marked. */
function marksHere({ numbers }: HeldMonth, marks: Marks): Marks | null {
  let local: Marks | null = null
  for (let at = 0; at < numbers.length; at += 1) {
    const rank = marks[numbers[at] ?? 0] ?? RANK.none
    if (rank === RANK.none) continue
    local ??= new Uint8Array(numbers.length)
    local[at] = rank
  }
  return local
}

function rankOfRow(
  tokens: Segment['tokens'],
  { tokens: [from, to] }: SegmentRow,
  words: readonly Marks[],
  phrases: readonly (readonly Marks[])[],
): Rank {
  let worst: number = RANK.whole
  for (const marks of words) {
    let best: number = RANK.none
    for (let at = from; at < to && best < RANK.whole; at += 1) best = Math.max(best, marks[tokens[at] ?? 0] ?? 0)
    if (best === RANK.none) return RANK.none
    worst = Math.min(worst, best)
  }
  return phrases.every((phrase) => holdsPhrase(tokens, from, to, phrase)) ? (worst as Rank) : RANK.none
}

/** In loops, as this runs for every word of fifty years. */
function holdsPhrase(tokens: Segment['tokens'], from: number, to: number, phrase: readonly Marks[]): boolean {
  const [first] = phrase
  if (!first) return true
  const { length } = phrase
  for (let start = from; start + length <= to; start += 1) {
    if (first[tokens[start] ?? 0] === RANK.none) continue
    let ahead = 1
    while (ahead < length && phrase[ahead]?.[tokens[start + ahead] ?? 0] !== RANK.none) ahead += 1
    if (ahead === length) return true
  }
  return false
}
