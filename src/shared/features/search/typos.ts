/** How many letters of a word may be wrong, missing or too many. */
export function typosAllowed(word: string): number {
  if (word.length < 6) return 0
  return word.length < 9 ? 1 : 2
}

/** Whether a folded word is the wanted one with a typing mistake. Short words have to be right. */
export function isNearly(word: string, wanted: string): boolean {
  const allowed = typosAllowed(wanted)
  return allowed > 0 && Math.abs(word.length - wanted.length) <= allowed && distance(word, wanted) <= allowed
}

/** Which letters are in a word: one bit for each, several letters share one. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** Whether a word with these letters may be the wanted one with a typing mistake; false is certain, and quickly known. */
export const isNearlyPossible = (letters: number, wantedLetters: number, wanted: string): boolean =>
  bitsIn(letters & ~wantedLetters) <= typosAllowed(wanted) && bitsIn(wantedLetters & ~letters) <= typosAllowed(wanted)

function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** The edit distance of two words (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1]
    for (let index = 0; index < other.length; index += 1) {
      const change = (row[index] ?? 0) + (one[at] === other[index] ? 0 : 1)
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
export function isTyped(
  typed: readonly string[],
  phrase: readonly string[],
  isKnown: (word: string) => boolean,
): boolean {
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
