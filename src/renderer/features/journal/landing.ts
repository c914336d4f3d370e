import type { Prompt } from '@/ui/content'

/** More than four hundred words. A text of some length may have stirred something; the number itself is never shown. */
const LONG = /^\s*(?:\S+\s+){400}\S/

/** Whether something to come back down with is offered after writing this. */
export const wantsLanding = (prompt: Prompt | undefined, text: string): boolean =>
  prompt?.landing === true || LONG.test(text)
