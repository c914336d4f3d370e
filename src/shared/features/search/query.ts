import { isUnspaced, wordsOf } from './folding'
import { isFormOf } from './stems'
import { isNearly, typosAllowed } from './typos'

/** How well something fits: not, with a typing mistake, only as a part of words, or as words, their beginnings and forms. */
export const RANK = { none: 0, nearly: 1, part: 2, whole: 3 } as const
export type Rank = (typeof RANK)[keyof typeof RANK]

/** Words one after another, as between quotes. */
export interface Phrase {
  words: readonly string[]
  /** The closing quote is not there yet: the last word may be unfinished. */
  isOpen: boolean
}

/** What is looked for, folded. All of it has to be there. */
export interface Query {
  words: readonly string[]
  phrases: readonly Phrase[]
}

const QUOTE = /["“”„‟«»「」『』]/

/** What somebody typed, taken apart: `met "stil huis"` is a word and a phrase. */
export function queryOf(typed: string): Query {
  const pieces = typed.split(QUOTE)
  const words = new Set<string>()
  const phrases: Phrase[] = []
  for (const [at, piece] of pieces.entries()) {
    const said = wordsOf(piece)
    if (at % 2 === 0) for (const word of said) words.add(word)
    else if (said.length > 0) phrases.push({ words: said, isOpen: at === pieces.length - 1 })
  }
  return { words: [...words], phrases }
}

export const isEmptyQuery = ({ words, phrases }: Query): boolean => words.length + phrases.length === 0

/** Whether a typing mistake is allowed in what is looked for. */
export const mayBeMistyped = ({ words }: Query): boolean => words.some((word) => typosAllowed(word) > 0)

/** Shorter words are a part of too many others. */
const MIN_PART_LENGTH = 3

/** How well a folded word fits this one, typing mistakes left out. */
export function rankFor(wanted: string): (word: string) => Rank {
  const isAnywhere = isUnspaced(wanted)
  const isForm = isFormOf(wanted)
  return (word) => {
    if (word.startsWith(wanted)) return RANK.whole
    const isPart = (isAnywhere || wanted.length >= MIN_PART_LENGTH) && word.includes(wanted)
    if (isPart && isAnywhere) return RANK.whole
    if (isForm(word)) return RANK.whole
    return isPart ? RANK.part : RANK.none
  }
}

/** As `rankFor`, with typing mistakes. */
export function rankWithMistakesFor(wanted: string): (word: string) => Rank {
  const rankOf = rankFor(wanted)
  return (word) => rankOf(word) || (isNearly(word, wanted) ? RANK.nearly : RANK.none)
}

/** For each word of a phrase, whether a word in its place fits. Scripts without spaces say nothing of where a word begins. */
export const phraseTests = ({ words, isOpen }: Phrase): ((word: string) => boolean)[] =>
  words.map((wanted, at) => {
    const [isFirst, isLast] = [at === 0, at === words.length - 1]
    const isAnywhere = isUnspaced(wanted)
    return (word) => {
      if (word === wanted) return true
      if (isLast && (isAnywhere || isOpen) && word.startsWith(wanted)) return true
      if (isFirst && isAnywhere && word.endsWith(wanted)) return true
      return isFirst && isLast && isAnywhere && word.includes(wanted)
    }
  })

/** Where the words of a phrase stand one after another: the indexes of the first of them. */
export function phraseStarts(words: readonly string[], tests: readonly ((word: string) => boolean)[]): number[] {
  const starts: number[] = []
  for (let at = 0; at + tests.length <= words.length; at += 1)
    if (tests.every((fits, ahead) => fits(words[at + ahead] ?? ''))) starts.push(at)
  return starts
}
