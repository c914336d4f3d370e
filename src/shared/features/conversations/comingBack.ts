import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from '@shared/kernel/time'
import type { Conversation } from './conversation'
import { type Answers, answerTo } from '../worksheets/steps'

/** The steps that ask for a day, the latest asked last. */
const DAYS = ['again', 'small', 'pro-next', 'after-next'] as const

/** For so many days after the day itself it is still brought up. */
const STAYS_DAYS = 2

/** The day that somebody named last; null: none. What was planned before a conversation is over once it was looked back on. */
export function dayNamed(answers: Answers): LocalDate | null {
  const isOver = answers['after-how'] !== undefined || answers['after-learned'] !== undefined
  const days = isOver ? DAYS.slice(-1) : DAYS
  return days.flatMap((key) => answerTo(answers, key).on ?? []).at(-1) ?? null
}

/** What somebody meant to come back to around today: on its day, and a little after it. The newest first, as they are given. */
export function comingBack<Item extends Pick<Conversation, 'answers'>>(all: readonly Item[], today: LocalDate): Item[] {
  return all.filter(({ answers }) => {
    const day = dayNamed(answers)
    if (day === null || day > today) return false
    return Temporal.PlainDate.from(day).until(today, { largestUnit: 'day' }).days <= STAYS_DAYS
  })
}
