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

/** Words with these beginnings in common only are compared by their stems. */
export const FORM_BEGINNING = 2
/** Shorter words are too often the end of another one. */
const MIN_OF_PARTICIPLE = 4
const PARTICIPLE = /^ge.*(?:[^aeiou][dt]|en)$/

/** Whether two folded words are forms of one word, such as "muur" and "muren", "cry" and "cries", "werken" and "gewerkt". */
export const isFormOf = (one: string): ((word: string) => boolean) => {
  const stems = LANGUAGES_OF_STEMS.map((language) => stemOf(one, language))
  const beginning = one.slice(0, FORM_BEGINNING)
  const dutch = dutchStem(one)
  const isParticiple = PARTICIPLE.test(one)
  return (word) => {
    if (word.startsWith(beginning))
      for (const [at, language] of LANGUAGES_OF_STEMS.entries()) {
        const stem = stems[at] ?? ''
        if (stem.length >= MIN_STEM_LENGTH && stem === stemOf(word, language)) return true
      }
    if (one.length >= MIN_OF_PARTICIPLE && PARTICIPLE.test(word) && dutchStem(word) === `ge${dutch}`) return true
    return (
      isParticiple &&
      word.length >= MIN_OF_PARTICIPLE &&
      dutch.endsWith(dutchStem(word)) &&
      dutch === `ge${dutchStem(word)}`
    )
  }
}
