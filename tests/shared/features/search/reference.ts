import * as fc from 'fast-check'
import { isFormOf } from '@shared/features/search/stems'
import { isNearly } from '@shared/features/search/typos'

// What is found, said once more in another way: slowly, by looking at every word, for the tests of what is fast.

const WORDS = {
  nl: [
    'verjaardagsfeest',
    'werkdruk',
    'muur',
    'muren',
    'gewandeld',
    'Zoë',
    'één',
    'geïrriteerd',
    'auto’s',
    'ĳs',
    'druk',
  ],
  en: ['birthday', 'cried', 'crying', 'friend’s', 'stopped', 'walking', 'coöperate', 'ﬁnally', 'don’t', 'party', 'day'],
  de: ['Straße', 'STRASSE', 'größer', 'Mädchen', 'Weihnachts\u00adfeier', 'Fuß', 'müde'],
  pl: ['Łódź', 'źdźbło', 'święta', 'żółty', 'ciężko', 'mąż'],
  ar: ['سَلَام', 'سلام', 'العَائِلَة', 'قـلب', 'أُمِّي', 'بيت'],
  ja: ['悲しい', '今日は悲しい日でした', 'コーヒーを飲んだ', 'ｶﾞｯｺｳ', 'ガッコウ', '海'],
  th: ['วันนี้ฉันเศร้า', 'เศร้า', 'ทะเล'],
  emoji: ['😀', '👩‍👧', '🇳🇱', '❤️', '👍🏽', 'fijn😀'],
  others: ['smørre', 'ısık', 'İstanbul', 'e\u0301e\u0301n', 'zero\u200bwidth', '안녕하세요', 'ὈΔΥΣΣΕΎΣ', '½', 'x'],
}

const SEPARATORS = [' ', '  ', '\n', ', ', '. ', ' – ', '-', '“', '”', '']

const word = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...Object.values(WORDS).flat()) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
)

/** A text in one or more languages, with signs that are hard to compare. */
export const anyText = fc
  .array(fc.tuple(word, fc.constantFrom(...SEPARATORS)), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''))

const part = fc
  .tuple(word, fc.nat(20), fc.nat(20))
  .map(([whole, from, length]) => [...whole].slice(from % 6, (from % 6) + 1 + length).join(''))

/** Something to look for: words, parts of words, phrases, open quotes. */
export const anyQuery = fc
  .array(
    fc.oneof(
      word,
      part,
      part,
      fc.tuple(word, word).map(([one, other]) => `"${one} ${other}"`),
      fc.constant('"'),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((pieces) => pieces.join(' '))

const hidden = (sign: string) => /\p{Cf}|\p{Variation_Selector}|\u0640/u.test(sign)
const accent = (sign: string) => /\p{M}/u.test(sign) && /[\u0300-\u036f]|\p{scx=Arab}|\p{scx=Hebr}/u.test(sign)
const LETTERS = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ς: 'σ',
}

/** Sign by sign. */
export function slowlyFolded(text: string): string {
  let plain = ''
  for (const sign of text.normalize('NFKD')) {
    if (hidden(sign) || accent(sign)) continue
    for (const small of sign.toLowerCase()) plain += (LETTERS as Record<string, string>)[small] ?? small
  }
  return plain
}

function sortOf(sign: string): 'spaced' | 'unspaced' | 'emoji' | null {
  if (/[\p{L}\p{N}\p{M}]/u.test(sign))
    return ['Han', 'Hira', 'Kana', 'Thai', 'Laoo', 'Khmr', 'Mymr'].some((script) =>
      new RegExp(`\\p{scx=${script}}`, 'u').test(sign),
    )
      ? 'unspaced'
      : 'spaced'
  return /\p{Extended_Pictographic}|\p{RI}|\p{EMod}/u.test(sign) ? 'emoji' : null
}

export function slowlyWords(text: string): string[] {
  const words: string[] = []
  let last: ReturnType<typeof sortOf> = null
  for (const sign of slowlyFolded(text)) {
    const sort = sortOf(sign)
    if (sort !== null && sort === last) words[words.length - 1] += sign
    else if (sort !== null) words.push(sign)
    last = sort
  }
  return words
}

const isFree = (word: string) => sortOf([...word][0] ?? '') !== 'spaced'

/** 3: words, beginnings and forms. 2: parts. 1: a typing mistake. 0: not. */
function rankOfWord(word: string, wanted: string, withMistakes: boolean): number {
  const at = word.indexOf(wanted)
  if (at === 0 || (at > 0 && isFree(wanted)) || isFormOf(wanted)(word)) return 3
  if (at > 0 && wanted.length >= 3) return 2
  return withMistakes && isNearly(word, wanted) ? 1 : 0
}

function holdsPhrase(words: string[], phrase: string[], isOpen: boolean): boolean {
  const flat = words.join('\n')
  const wanted = phrase.join('\n')
  const [first = '', last = ''] = [phrase[0], phrase.at(-1)]
  for (let at = flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + 1)) {
    const begins = at === 0 || flat[at - 1] === '\n' || isFree(first)
    const end = at + wanted.length
    const ends = end === flat.length || flat[end] === '\n' || isFree(last) || isOpen
    if (begins && ends) return true
  }
  return false
}

/** How well a text fits what somebody typed. */
export function slowlyRanked(typed: string, text: string, withMistakes: boolean): number {
  const words = slowlyWords(text)
  const pieces = typed.split(/["“”„‟«»「」『』]/)
  const ranks = pieces.flatMap((piece, at) => {
    const said = slowlyWords(piece)
    if (at % 2 === 1) return said.length === 0 ? [] : [holdsPhrase(words, said, at === pieces.length - 1) ? 3 : 0]
    return said.map((wanted) => Math.max(0, ...words.map((word) => rankOfWord(word, wanted, withMistakes))))
  })
  return Math.min(3, ...ranks)
}
