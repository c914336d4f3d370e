// What is being written, before it is one string: an editor holds millions of characters as a tree of lines, and joining them at
// each key would keep the key waiting.

/** A string, or what becomes one by `toString()`. */
export interface Written {
  readonly length: number
  toString(): string
}

/** Has it no words yet? */
export const isBlank = (written: Written): boolean => written.length < 10_000 && written.toString().trim() === ''

const SCRIPTS_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.·-][\p{L}\p{M}\p{N}]+)*/gu

/** How many words a text has, in any script. Markup is no word. */
export function countWords(text: string): number {
  if (!SCRIPTS_WITHOUT_SPACES.test(text)) return text.match(WORD)?.length ?? 0
  let count = 0
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text))
    if (isWordLike) count += 1
  return count
}

/** The first letter of a text that is written from right to left, or from left to right, decides about its lines. */
const FROM_THE_RIGHT =
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}]/u

export const isFromTheRight = (line: string): boolean => FROM_THE_RIGHT.test(line)
