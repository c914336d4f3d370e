import * as v from 'valibot'
import type { Country } from './country'

/** What is asked on Today after the first check-in, one at a time, in this order: first the language that the others are in. */
export const FIRST_QUESTIONS = ['language', 'stays-here', 'for-whom', 'light', 'country'] as const
export type FirstQuestion = (typeof FIRST_QUESTIONS)[number]

/** What is asked or told once on this computer: beside the first questions, when it first matters. */
export const ASKED_ONCE = [...FIRST_QUESTIONS, 'who-reads', 'at-login', 'closing', 'who-else'] as const
export const OnceSchema = v.picklist(ASKED_ONCE)
export type Once = v.InferOutput<typeof OnceSchema>

export const FOR_WHOM = ['self', 'beside', 'looking'] as const
/** Whether somebody uses Luwte for themselves, for someone beside them, or is just looking. */
export const ForWhomSchema = v.picklist(FOR_WHOM)
export type ForWhom = v.InferOutput<typeof ForWhomSchema>

interface Known {
  askedOnce: readonly Once[]
  theme: string
  vaultFolder: string | null
}

/** With one more. Never twice the same: the list is only as long as there are things to ask. */
export const withAsked = (asked: readonly Once[], ...more: Once[]): Once[] => [...new Set([...asked, ...more])]

interface Circumstances {
  isSealed: boolean
  isLanguageInDoubt: boolean
  isCountryInDoubt: boolean
}

/** The next first question; null: there is none. What somebody decided already, or the computer says clearly, is not asked. */
export function nextFirstQuestion(
  { askedOnce, theme, vaultFolder }: Known,
  { isSealed, isLanguageInDoubt, isCountryInDoubt }: Circumstances,
): FirstQuestion | null {
  const isDecided: Record<FirstQuestion, boolean> = {
    language: !isLanguageInDoubt,
    'stays-here': isSealed || vaultFolder !== null,
    'for-whom': false,
    light: theme !== 'system',
    country: !isCountryInDoubt,
  }
  return FIRST_QUESTIONS.find((one) => !askedOnce.includes(one) && !isDecided[one]) ?? null
}

/** Where people speak Dutch, and many have their computer in English all the same. */
const DUTCH_SPEAKING: readonly Country[] = ['NL', 'BE']

/**
 * Whether somebody may read another language than the one that is shown: theirs is neither of the two, or it is English on a
 * computer where Dutch is spoken. @param locale of the system, BCP 47.
 */
export function isLanguageInDoubt(chosen: string | null, locale: string, country: Country): boolean {
  if (chosen !== null) return false
  const [spoken] = locale.toLowerCase().split(/[-_]/)
  return spoken !== 'nl' && (spoken !== 'en' || DUTCH_SPEAKING.includes(country))
}
