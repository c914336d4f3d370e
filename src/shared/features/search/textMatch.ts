import { folded, foldedWithPlaces, isUnspaced, wordPlacesIn, wordsIn } from './folding'
import { phraseStarts, phraseTests, type Query, RANK, type Rank, rankFor, rankWithMistakesFor } from './query'

/** Whether a folded word is one of those that were searched for. */
export type IsFound = (word: string) => boolean

/** A part of a text, from its first code unit up to the one after its last. */
export interface Place {
  from: number
  to: number
}

/** What was found in a text: apart from one another, in the order of the text. The best of them, if any, comes into an excerpt. */
export interface Found {
  places: readonly Place[]
  best: Place | null
}
export type FindIn = (text: string) => Found

/** Whether each of the wanted words begins one of these words, is a form of it or a part. Both are folded. */
export const holdsAll = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((one) => {
    const rankOf = rankFor(one)
    return words.some((word) => rankOf(word) >= RANK.part)
  })

/** How well a text fits: as its worst word does. */
export function rankOfText(query: Query, withMistakes: boolean): (text: string) => Rank {
  const ranks = query.words.map(withMistakes ? rankWithMistakesFor : rankFor)
  const phrases = query.phrases.map(phraseTests)
  return (text) => {
    const words = wordsIn(folded(text))
    if (phrases.some((tests) => phraseStarts(words, tests).length === 0)) return RANK.none
    const different = [...new Set(words)]
    let worst: Rank = RANK.whole
    for (const rankOf of ranks) {
      let best: Rank = RANK.none
      for (const word of different) {
        best = Math.max(best, rankOf(word)) as Rank
        if (best === RANK.whole) break
      }
      if (best === RANK.none) return best
      worst = Math.min(worst, best) as Rank
    }
    return worst
  }
}

interface RankedPlace extends Place {
  rank: Rank
}

/** Finds what fits a query. A typing mistake is only looked for in the place of a word that is not there. */
export function finderOf(query: Query): FindIn {
  const phrases = query.phrases.map(phraseTests)
  return foundBy((words) => {
    const found: RankedPlace[] = []
    for (const wanted of query.words) {
      const exact = wordsLike(words, wanted, rankFor(wanted))
      found.push(...(exact.length > 0 ? exact : wordsLike(words, wanted, rankWithMistakesFor(wanted))))
    }
    const texts = words.map(({ word }) => word)
    for (const [at, tests] of phrases.entries())
      for (const start of phraseStarts(texts, tests)) {
        const said = words.slice(start, start + tests.length)
        found.push(...phrasePlaces(said, query.phrases[at]?.words ?? []))
      }
    return found
  })
}

/** Finds whole words. */
export const finderOfWords = (isFound: IsFound): FindIn =>
  foundBy((words) =>
    words
      .filter(({ word }) => isFound(word))
      .map(({ word, index }) => ({ from: index, to: index + word.length, rank: RANK.whole })),
  )

export const findNothing: FindIn = () => ({ places: [], best: null })

interface WordPlace {
  word: string
  index: number
}

/** A word that fits is found as a whole; of one that only holds what was looked for, those letters are. */
function wordsLike(words: readonly WordPlace[], wanted: string, rankOf: (word: string) => Rank): RankedPlace[] {
  return words.flatMap((place) => {
    const rank = rankOf(place.word)
    if (rank === RANK.none) return []
    return rank === RANK.part || isUnspaced(wanted) ? partsOf(place, wanted, rank) : [wholeOf(place, rank)]
  })
}

const wholeOf = ({ word, index }: WordPlace, rank: Rank): RankedPlace => ({
  from: index,
  to: index + word.length,
  rank,
})

function partsOf({ word, index }: WordPlace, wanted: string, rank: Rank): RankedPlace[] {
  const parts: RankedPlace[] = []
  for (let at = word.indexOf(wanted); at >= 0; at = word.indexOf(wanted, at + 1))
    parts.push({ from: index + at, to: index + at + wanted.length, rank })
  // A word with a typing mistake, or another form.
  return parts.length > 0 ? parts : [wholeOf({ word, index }, rank)]
}

/** From the first word to the last one; in a script without spaces a phrase may begin and end within words. */
function phrasePlaces(words: readonly WordPlace[], wanted: readonly string[]): RankedPlace[] {
  const [first, last] = [words[0], words.at(-1)]
  const [begin = '', end = ''] = [wanted[0], wanted.at(-1)]
  if (!first || !last) return []
  if (wanted.length === 1) return isUnspaced(begin) ? partsOf(first, begin, RANK.whole) : [wholeOf(first, RANK.whole)]
  const from = isUnspaced(begin) ? first.index + first.word.length - begin.length : first.index
  const to = last.index + (isUnspaced(end) ? end.length : last.word.length)
  return [{ from, to, rank: RANK.whole }]
}

function foundBy(find: (words: readonly WordPlace[]) => RankedPlace[]): FindIn {
  return (text) => {
    const plain = foldedWithPlaces(text)
    const ranked = find(wordPlacesIn(plain.text)).map(({ from, to, rank }) => ({
      from: plain.from[from] ?? 0,
      to: plain.to[to - 1] ?? text.length,
      rank,
    }))
    ranked.sort((one, other) => one.from - other.from)
    const highest = Math.max(...ranked.map(({ rank }) => rank))
    return { places: joined(ranked), best: ranked.find(({ rank }) => rank === highest) ?? null }
  }
}

/** Places that overlap as one. */
function joined(places: readonly Place[]): Place[] {
  const apart: Place[] = []
  for (const { from, to } of places) {
    const last = apart.at(-1)
    if (last && from < last.to) last.to = Math.max(last.to, to)
    else apart.push({ from, to })
  }
  return apart
}
