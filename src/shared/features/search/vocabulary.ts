import { type Phrase, phraseTests, RANK, rankFor, rankWithMistakesFor } from './query'
import type { Segment } from './segment'
import { formsOf } from './stems'
import { isNearlyPossible, lettersOf } from './typos'

/** By the number of a word: its rank, see RANK. */
export type Marks = Uint8Array

/** So many words that were looked for are remembered: each key changes only the last one. */
const MOST_REMEMBERED = 16

/** Every word of the journal, with a number. */
export class Vocabulary {
  /** All words, each after a line break, and one at the end: what is in any of them is found without looking at each. */
  #joined = '\n'
  /** For each word, where it begins in `#joined`. */
  readonly #starts: number[] = []
  /** For each word, which letters are in it. */
  readonly #letters: number[] = []
  readonly #hashes = new HashTable()
  /** The marks of words that were looked for, the last one last. */
  readonly #remembered = new Map<string, Marks>()

  /** The numbers of the words of a month. */
  numbersOf({ hashes, words }: Pick<Segment, 'hashes' | 'words'>): Uint32Array {
    const numbers = new Uint32Array(hashes.length / 2)
    let texts: string[] | null = null
    const news: string[] = []
    for (let at = 0; at < numbers.length; at += 1) {
      const { number, isNew } = this.#hashes.numberOf(hashes[at * 2] ?? 0, hashes[at * 2 + 1] ?? 0)
      numbers[at] = number
      if (isNew) {
        texts ??= words()
        news.push(texts[at] ?? '')
      }
    }
    if (news.length > 0) this.#add(news)
    return numbers
  }

  get size(): number {
    return this.#starts.length
  }

  /** How well each word fits one that is looked for. */
  marksFor(wanted: string, withMistakes: boolean): Marks {
    const key = `${withMistakes ? '~' : '='}${wanted}`
    const marks = this.#markedFrom(this.#remembered.get(key), wanted, withMistakes)
    this.#remembered.delete(key)
    this.#remembered.set(key, marks)
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= MOST_REMEMBERED) break
      this.#remembered.delete(oldest)
    }
    return marks
  }

  /** For each word of a phrase, which words fit in its place. */
  marksOfPhrase(phrase: Phrase): Marks[] {
    const tests = phraseTests(phrase)
    return phrase.words.map((wanted, at) => {
      const marks = new Uint8Array(this.#starts.length)
      for (const number of this.#holding(wanted, 0)) if (tests[at]?.(this.wordAt(number))) marks[number] = RANK.whole
      return marks
    })
  }

  /** @param known marks of the words that were there before. */
  #markedFrom(known: Marks | undefined, wanted: string, withMistakes: boolean): Marks {
    const first = known?.length ?? 0
    if (known && first === this.#starts.length) return known
    const marks = new Uint8Array(this.#starts.length)
    if (known) marks.set(known)
    const rankOf = rankFor(wanted)
    const { beginnings } = formsOf(wanted)
    for (const part of [wanted, ...beginnings.map((beginning) => `\n${beginning}`)])
      for (const number of this.#holding(part, first)) marks[number] ||= rankOf(this.wordAt(number))
    if (withMistakes) this.#markMistakes(marks, wanted, first)
    return marks
  }

  /** Most words have other letters, so that they need not be compared. */
  #markMistakes(marks: Marks, wanted: string, first: number): void {
    const letters = lettersOf(wanted)
    const rankOf = rankWithMistakesFor(wanted)
    for (let number = first; number < marks.length; number += 1) {
      if (marks[number] !== RANK.none || !isNearlyPossible(this.#letters[number] ?? 0, letters, wanted)) continue
      marks[number] = rankOf(this.wordAt(number))
    }
  }

  /** The numbers of the words in which this stands, or that begin so after a line break; from the word `first` on. */
  *#holding(part: string, first: number): Generator<number> {
    let number = first
    let at = this.#joined.indexOf(part, (this.#starts[first] ?? this.#joined.length) - 1)
    while (at >= 0) {
      const place = part.startsWith('\n') ? at + 1 : at
      while ((this.#starts[number + 1] ?? Infinity) <= place) number += 1
      yield number
      at = this.#joined.indexOf(part, (this.#starts[number + 1] ?? this.#joined.length) - 1)
    }
  }

  /** A word by its number, folded. */
  wordAt(number: number): string {
    return this.#joined.slice(this.#starts[number], (this.#starts[number + 1] ?? this.#joined.length) - 1)
  }

  #add(words: readonly string[]): void {
    let at = this.#joined.length
    for (const word of words) {
      this.#starts.push(at)
      this.#letters.push(lettersOf(word))
      at += word.length + 1
    }
    this.#joined += `${words.join('\n')}\n`
  }
}

/** Numbers for pairs of numbers, in the order in which they came. */
class HashTable {
  /** Pairs in the order in which they came. */
  #pairs = new Uint32Array(2048)
  /** 1 + the number of the pair in this place; 0: none. Twice as many places as pairs. */
  #places = new Uint32Array(2048)
  #count = 0

  numberOf(one: number, other: number): { number: number; isNew: boolean } {
    let place = this.#placeOf(one, other)
    const known = this.#places[place] ?? 0
    if (known > 0) return { number: known - 1, isNew: false }
    if (this.#count * 2 >= this.#pairs.length) {
      this.#grow()
      place = this.#placeOf(one, other)
    }
    this.#pairs[this.#count * 2] = one
    this.#pairs[this.#count * 2 + 1] = other
    this.#count += 1
    this.#places[place] = this.#count
    return { number: this.#count - 1, isNew: true }
  }

  /** Where the pair is, or belongs. */
  #placeOf(one: number, other: number): number {
    const last = this.#places.length - 1
    for (let place = (one ^ other) & last; ; place = (place + 1) & last) {
      const at = ((this.#places[place] ?? 0) - 1) * 2
      if (at < 0 || (this.#pairs[at] === one && this.#pairs[at + 1] === other)) return place
    }
  }

  #grow(): void {
    const pairs = new Uint32Array(this.#pairs.length * 2)
    pairs.set(this.#pairs)
    this.#pairs = pairs
    this.#places = new Uint32Array(pairs.length)
    for (let number = 0; number < this.#count; number += 1)
      this.#places[this.#placeOf(pairs[number * 2] ?? 0, pairs[number * 2 + 1] ?? 0)] = number + 1
  }
}
