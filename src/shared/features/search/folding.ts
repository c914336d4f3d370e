// Text as it is compared when searching: without case, accents and signs that nobody types.

/**
 * Signs that are left out: the accents of Latin letters, the vowel signs of Hebrew and Arabic, and what cannot be seen, such
 * as soft hyphens and spaces of no width. Signs of other scripts, such as the vowels of Thai, are letters there.
 */
const DROPPED = /[\u0300-\u036f\u0640\p{Cf}\p{Variation_Selector}]|(?=\p{M})[\p{scx=Arabic}\p{scx=Hebrew}]/gu

/** Letters that Unicode does not take apart, as people type them without having them on the keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', ı: 'i', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't', ŋ: 'n', ς: 'σ' },
}
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')

/** Folding the other characters is only lower case; normalizing them too would take most of the time on a whole journal. */
const NOT_ASCII = /[^\0-\x7f]+/g

const foldedRun = (run: string): string =>
  run
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)

/** Text as it is compared when searching: ligatures taken apart, lower case, without accents and invisible signs. */
export const folded = (text: string): string => text.replace(NOT_ASCII, foldedRun).toLowerCase()

/** A character with the signs that belong to it; half-wide voicing marks become such signs. */
const CLUSTER = /[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gu
const ONLY_MARKS = /^\p{M}+$/u

/** A folded text, and for each of its code units where the character that it came from begins and ends. */
export interface FoldedText {
  text: string
  from: readonly number[]
  to: readonly number[]
}

/** As `folded`, with the way back to the text as it was written. */
export function foldedWithPlaces(text: string): FoldedText {
  const from: number[] = []
  const to: number[] = []
  const pieces: string[] = []
  const take = (piece: string, begin: number, end: number) => {
    pieces.push(piece)
    for (let unit = 0; unit < piece.length; unit += 1) {
      from.push(begin)
      to.push(end)
    }
  }
  let at = 0
  const takeAscii = (end: number) => {
    pieces.push(text.slice(at, end).toLowerCase())
    for (; at < end; at += 1) {
      from.push(at)
      to.push(at + 1)
    }
  }
  for (const { 0: run, index } of text.matchAll(NOT_ASCII)) {
    takeAscii(index)
    for (const { 0: cluster } of run.matchAll(CLUSTER)) {
      const end = at + cluster.length
      const piece = foldedRun(cluster)
      // An accent that was written after its letter belongs to it.
      if (piece === '' && at === index && to.length > 0 && ONLY_MARKS.test(cluster)) to[to.length - 1] = end
      take(piece, at, end)
      at = end
    }
  }
  takeAscii(text.length)
  return { text: pieces.join(''), from, to }
}

/** Letters of scripts that put no spaces between words. */
const UNSPACED = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}'
const LETTER = '[\\p{L}\\p{N}\\p{M}]'
const EMOJI = '\\p{Extended_Pictographic}\\p{RI}\\p{EMod}'

/** A word of a folded text. What is written without spaces is one word up to the next sign, and so are emoji in a row. */
const WORD = new RegExp(`(?:[a-z0-9]|(?![${UNSPACED}])${LETTER})+|(?:(?=[${UNSPACED}])${LETTER})+|[${EMOJI}]+`, 'gu')

const BEGINS_UNSPACED = new RegExp(`^(?:(?=[${UNSPACED}])${LETTER}|[${EMOJI}])`, 'u')

/** Whether this word is of a script without spaces, or emoji: then it may begin anywhere within another one. */
export const isUnspaced = (word: string): boolean => word.charCodeAt(0) > 0x7f && BEGINS_UNSPACED.test(word)

/** Signs between words that are in most texts, beyond ASCII. */
const SIGNS = /[\u00a0-\u00a8\u00ab-\u00ad\u00af-\u00b1\u2010-\u203a\u20ac]/g
const ASCII = /^[\0-\x7f]*$/
const ASCII_WORD = /[a-z0-9]+/g

/** The words of a folded text. */
export function wordsIn(plain: string): string[] {
  // Nearly all text is: then it takes a tenth of the time.
  const simple = plain.replace(SIGNS, ' ')
  return (ASCII.test(simple) ? simple.match(ASCII_WORD) : plain.match(WORD)) ?? []
}

/** The words of a folded text, with where they begin. */
export const wordPlacesIn = (plain: string): { word: string; index: number }[] =>
  Array.from(plain.matchAll(WORD), ({ 0: word, index }) => ({ word, index }))

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => wordsIn(folded(text))
