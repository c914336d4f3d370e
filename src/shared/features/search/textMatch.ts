import type { Language } from '../settings/settings'

/** The accents of Latin letters. The Unicode property covers more, but takes twenty times as long on a whole journal. */
const ACCENTS = /[\u0300-\u036f]/g

/** Only characters beyond ASCII can have an accent; normalizing all the others costs most of the time on a whole journal. */
const NOT_ASCII = /[^\0-\x7f]+/g

const withoutAccents = (text: string): string => text.normalize('NFD').replaceAll(ACCENTS, '')

/** Text as it is compared when searching: lower case, without accents. */
export const folded = (text: string): string => text.replaceAll(NOT_ASCII, withoutAccents).toLowerCase()

const WORD = /[\p{L}\p{N}]+/gu

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => folded(text).match(WORD) ?? []

/** Whether a folded word is one of those that were searched for. */
export type IsFound = (word: string) => boolean

/** @param wanted folded words, of which one has to begin the word. */
export const beginningWith =
  (wanted: readonly string[]): IsFound =>
  (word) =>
    wanted.some((one) => word.startsWith(one))

/** Whether each of the wanted words begins one of these words. Both are folded. */
export const holdsAll = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((one) => words.some((word) => word.startsWith(one)))

const isPartOfWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

function hasBeginning(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (!isPartOfWord(text[at - 1])) return true
  return false
}

/** As `holdsAll`, for a text as it was written. It is not split into words first, because that is slow on a whole journal. */
export function textHoldsAll(text: string, wanted: readonly string[]): boolean {
  const plain = folded(text)
  return wanted.every((one) => hasBeginning(plain, one))
}

/** As `beginningWith`, with a typing mistake allowed in a long word. */
export const nearlyBeginningWith =
  (wanted: readonly string[]): IsFound =>
  (word) =>
    wanted.some((one) => word.startsWith(one) || isNearly(word, one))

/** As `textHoldsAll`, with a typing mistake allowed in a long word. The text is split into words, so it takes much longer. */
export function textNearlyHoldsAll(text: string, wanted: readonly string[]): boolean {
  const words = [...new Set(wordsOf(text))]
  return wanted.every((one) => words.some(nearlyBeginningWith([one])))
}

/** Whether a typing mistake is allowed in one of these words. */
export const mayBeMistyped = (wanted: readonly string[]): boolean => wanted.some((one) => typosAllowed(one) > 0)

/** The part of a text around the first word that is found, of about `length` characters, cut between words. */
export function excerptAround(text: string, isFound: IsFound, length: number): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  const found = firstFound(flat, isFound)
  const start = found - Math.floor(length / 4)
  if (start <= 0) return beginningOf(flat, length)
  const space = flat.slice(start - 1, found).indexOf(' ')
  return `… ${beginningOf(flat.slice(start + Math.max(0, space)), length)}`
}

function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text
  const end = text.lastIndexOf(' ', length)
  return `${text.slice(0, end > 0 ? end : length)} …`
}

function firstFound(text: string, isFound: IsFound): number {
  for (const word of text.matchAll(WORD)) if (isFound(folded(word[0]))) return word.index
  return 0
}

/** A text split into pieces, so that the words that were found can be marked. */
export function piecesOf(text: string, isFound: IsFound): { text: string; isFound: boolean }[] {
  const pieces: { text: string; isFound: boolean }[] = []
  let end = 0
  for (const word of text.matchAll(WORD)) {
    if (!isFound(folded(word[0]))) continue
    if (word.index > end) pieces.push({ text: text.slice(end, word.index), isFound: false })
    end = word.index + word[0].length
    pieces.push({ text: word[0], isFound: true })
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isFound: false })
  return pieces
}

/** A stem has at least so many letters: shorter ones match too much. */
const MIN_STEM_LENGTH = 3

const without = (word: string, ending: RegExp, shortest = MIN_STEM_LENGTH): string => {
  const rest = word.replace(ending, '')
  return rest.length >= shortest ? rest : word
}

/** In a shorter Dutch word the last s is no ending: "grens", "mens", "reis". */
const MIN_BEFORE_S = 5

/** Also undoes the Dutch spelling rules: "zinnen" and "zin", "muren" and "muur", "geven" and "geeft" are each one word. */
function dutchStem(word: string): string {
  const bare = without(without(without(word, /(?<=e[lmnr]?)s$/, MIN_BEFORE_S), /en?$/), /(?<=[bdfgklmnprvwz])[td]$/)
  return bare
    .replace(/([bdfgklmnprst])\1$/, '$1')
    .replace(/([aeou])\1(?=[^aeiou]$)/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's')
}

const englishStem = (word: string): string =>
  without(without(without(word, /s$/), /(ing|ed|ly)$/), /e$/).replace(/([bdfgklmnprt])\1$/, '$1')

const STEMS: Record<Language, (word: string) => string> = { nl: dutchStem, en: englishStem }

/** A folded word without its most common endings. Different words mostly keep different stems. */
export const stemOf = (word: string, language: Language): string => STEMS[language](word)

/** How many letters of a word may be wrong, missing or too many. */
function typosAllowed(word: string): number {
  if (word.length < 6) return 0
  return word.length < 9 ? 1 : 2
}

function isNearly(word: string, wanted: string): boolean {
  const allowed = typosAllowed(wanted)
  return allowed > 0 && Math.abs(word.length - wanted.length) <= allowed && distance(word, wanted) <= allowed
}

/** The edit distance of two words (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (let index = 0; index < other.length; index += 1) {
      const change = (row[index] ?? 0) + (letter === other[index] ? 0 : 1)
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** From so many letters on, the beginning of a word counts as the word. */
const LONG_BEGINNING = 5

/**
 * Whether the words of a phrase were typed, in this order. Other words may be between them, the last one may be unfinished
 * or have an ending, and a typing mistake is allowed in a long word that `isKnown` does not know as another word.
 */
export function isTyped(typed: readonly string[], phrase: readonly string[], isKnown: IsFound): boolean {
  const isIt = (word: string, wanted: string, isLast: boolean): boolean =>
    word === wanted ||
    (isLast && wanted.length >= LONG_BEGINNING && word.startsWith(wanted)) ||
    (isLast && word.length >= LONG_BEGINNING && wanted.startsWith(word)) ||
    (isNearly(word, wanted) && !isKnown(word))
  let at = 0
  for (const word of typed) {
    const wanted = phrase[at]
    if (wanted !== undefined && isIt(word, wanted, at === phrase.length - 1)) at += 1
  }
  return at === phrase.length
}
