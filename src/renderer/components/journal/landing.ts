import type { Prompt } from '../../content/content'

/** A text of some length may have stirred something. Only the landing follows from it; the number is never shown. */
const LONG_IN_WORDS = 400

const isLong = (text: string): boolean => {
  let words = 0
  for (const _word of text.matchAll(/\S+/g)) {
    words += 1
    if (words > LONG_IN_WORDS) return true
  }
  return false
}

/** Whether something to come back down with is offered after writing this. */
export const wantsLanding = (prompt: Prompt | undefined, text: string): boolean => prompt?.landing === true || isLong(text)
