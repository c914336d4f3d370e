import type { Language } from '../settings/settings'

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

/** "cry", "cries" and "cried" are one word, and so are "stop" and "stopped". */
const englishStem = (word: string): string =>
  without(without(without(word, /s$/), /(ing|ed|ly)$/), /e$/)
    .replace(/([bdfgklmnprst])\1$/, '$1')
    .replace(/(?<=..)y$/, 'i')

const STEMS: Record<Language, (word: string) => string> = { nl: dutchStem, en: englishStem }

/** A folded word without its most common endings. Different words mostly keep different stems. */
export const stemOf = (word: string, language: Language): string => STEMS[language](word)

const LANGUAGES_OF_STEMS = Object.keys(STEMS) as Language[]

/** Other forms of a word begin with as many letters of it. */
const SAME_LETTERS = 2
/** Shorter words are too often the end of another one. */
const MIN_OF_PARTICIPLE = 4
const PREFIX = 'ge'
const PARTICIPLE = /^ge.*(?:[^aeiou][dt]|en)$/

export interface Forms {
  /** Every form begins with one of these. */
  beginnings: readonly string[]
  /** Whether a word with such a beginning is a form. */
  include: (word: string) => boolean
}

/** The forms of a folded word, as "muur" has "muren", "cry" has "cries", and "werken" has "gewerkt". */
export function formsOf(one: string): Forms {
  const stems = LANGUAGES_OF_STEMS.map((language) => stemOf(one, language))
  const dutch = dutchStem(one)
  const isSame = (word: string) =>
    LANGUAGES_OF_STEMS.some((language, at) => {
      const stem = stems[at] ?? ''
      return stem.length >= MIN_STEM_LENGTH && stem === stemOf(word, language)
    })
  const isParticipleOf = (base: string, stem: string, participle: string) =>
    base.length >= MIN_OF_PARTICIPLE && dutchStem(participle) === PREFIX + stem && PARTICIPLE.test(participle)
  const first = one.slice(0, SAME_LETTERS)
  const beginnings = new Set([first])
  if (one.length >= MIN_OF_PARTICIPLE) beginnings.add(PREFIX)
  if (one.startsWith(PREFIX)) beginnings.add(one.slice(PREFIX.length, PREFIX.length + SAME_LETTERS))
  return {
    beginnings: [...beginnings].filter((beginning) => beginning.length === SAME_LETTERS),
    include: (word) =>
      (word.startsWith(first) && isSame(word)) ||
      (word.startsWith(PREFIX) && isParticipleOf(one, dutch, word)) ||
      (one.startsWith(PREFIX) && isParticipleOf(word, dutchStem(word), one)),
  }
}

/** Whether a folded word is a form of this one. */
export function isFormOf(one: string): (word: string) => boolean {
  const { beginnings, include } = formsOf(one)
  return (word) => beginnings.some((beginning) => word.startsWith(beginning)) && include(word)
}
