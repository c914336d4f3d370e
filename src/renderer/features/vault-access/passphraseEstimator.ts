import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs as graphs, dictionary as common } from '@zxcvbn-ts/language-common'
import englishWords from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs'
import englishNames from '@zxcvbn-ts/language-en/dist/firstnames.json.mjs'
import { DUTCH_WORDS } from './dutchWords'

// Large, so it is fetched only where a passphrase is chosen; and of the English lists only those that people choose
// from: surnames and encyclopaedia words would make it twice as large.

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, englishWords, englishNames, dutch: DUTCH_WORDS },
  graphs,
})

/** Longer ones are strong by their length, and would keep the window waiting. */
const LONGEST_LOOKED_AT = 100

/** From how many guesses on, as powers of ten, it counts as one step stronger: those of the library are too generous for words that no list knows. */
const STEPS = [4, 7, 11, 14]

export type PassphraseStrength = 0 | 1 | 2 | 3 | 4

/** How hard it is to guess, from 0 (at once) to 4 (very hard). */
export function passphraseStrengthOf(passphrase: string): PassphraseStrength {
  const { guessesLog10 } = estimator.check(passphrase.normalize('NFKC').slice(0, LONGEST_LOOKED_AT))
  return STEPS.filter((step) => guessesLog10 >= step).length as PassphraseStrength
}
