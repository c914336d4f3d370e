import * as v from 'valibot'

/** What is asked on Today after the first check-in, one at a time, in this order. */
export const FIRST_QUESTIONS = ['stays-here', 'for-whom', 'light'] as const
export type FirstQuestion = (typeof FIRST_QUESTIONS)[number]

/** What is asked or told once on this computer: beside the first questions, when it first matters. */
export const ASKED_ONCE = [...FIRST_QUESTIONS, 'who-reads', 'at-login', 'closing'] as const
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

/** The next first question; null: there is none. What somebody decided already is not asked. */
export function nextFirstQuestion({ askedOnce, theme, vaultFolder }: Known, isSealed: boolean): FirstQuestion | null {
  const isDecided: Record<FirstQuestion, boolean> = {
    'stays-here': isSealed || vaultFolder !== null,
    'for-whom': false,
    light: theme !== 'system',
  }
  return FIRST_QUESTIONS.find((one) => !askedOnce.includes(one) && !isDecided[one]) ?? null
}
