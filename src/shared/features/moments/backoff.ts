import * as v from 'valibot'
import { lengthOf, mostInPart } from './occurrences'
import type { Rule } from './rhythm'
import type { LocalDate } from '@shared/kernel/time'

/** After this many unanswered moments in a row, Luwte asks whether the rhythm should come less often. */
export const UNANSWERED_BEFORE_ASKING = 3

/** How many moments of a rhythm went unanswered lately, for asking whether it should come less often. Never shown to the user. */
export const BackoffSchema = v.looseObject({
  unanswered: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** "More rarely?": `open`: to be asked; `told`: asked in a notification; `settled`: answered, not asked again. */
  question: v.optional(v.picklist(['open', 'told', 'settled'])),
})
export type Backoff = v.InferOutput<typeof BackoffSchema>

/** The state of a rhythm whose moments were all answered. */
export const NO_BACKOFF: Backoff = { unanswered: 0 }

/** The state after one more moment without an answer. */
export function afterPassing(backoff: Backoff): Backoff {
  const unanswered = backoff.unanswered + 1
  const isTime = unanswered >= UNANSWERED_BEFORE_ASKING && backoff.question === undefined
  return { ...backoff, unanswered, ...(isTime ? { question: 'open' as const } : {}) }
}

/** The state after an answer: the count starts again at zero. `settled` stays. */
export const afterAnswer = (backoff: Backoff): Backoff =>
  backoff.question === 'settled' ? { unanswered: 0, question: 'settled' } : NO_BACKOFF

/** Is the user to be asked whether this rhythm should come more rarely? */
export const isAsking = (backoff: Backoff | undefined): boolean =>
  backoff?.question === 'open' || backoff?.question === 'told'

/**
 * The same rule, with about half as many moments; null: it cannot come more rarely.
 * @param today the first date of the new rule, where it becomes one of every so many weeks, is at least a week later.
 */
export function rarer(rule: Rule, today: LocalDate): Rule | null {
  switch (rule.by) {
    case 'date':
      return null
    case 'weeks':
      return rule.every > 26 ? null : { ...rule, every: rule.every * 2 }
    case 'unforeseen': {
      // The rule may ask for more moments than fit into the part of the day.
      const count = Math.min(rule.count, mostInPart(rule))
      return count > 1 ? { ...rule, count: Math.floor(count / 2) } : onFewerDays(rule)
    }
    case 'hours':
      return rule.every <= 6 && lengthOf(rule) >= rule.every * 60
        ? { ...rule, every: rule.every * 2 }
        : onFewerDays(rule)
    case 'times': {
      const times = [...new Set(rule.times)].sort()
      // Keeps the last of the day, and every second one before it.
      if (times.length > 1) return { ...rule, times: times.filter((_, index) => (times.length - 1 - index) % 2 === 0) }
      const [weekday, ...others] = rule.weekdays
      const [time] = times
      if (weekday === undefined || time === undefined) return null
      return others.length === 0 ? { by: 'weeks', every: 2, first: nextOn(weekday, today), time } : onFewerDays(rule)
    }
  }
}

function onFewerDays<Weekly extends Extract<Rule, { weekdays: number[] }>>(rule: Weekly): Weekly | null {
  const days = [...new Set(rule.weekdays)].sort((one, other) => one - other)
  if (days.length < 2) return null
  return { ...rule, weekdays: days.filter((_, index) => index % 2 === (days.length > 2 ? 1 : 0)) }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** The first date with this weekday, a week from today at the earliest. */
function nextOn(weekday: number, today: LocalDate): LocalDate {
  const start = Date.parse(`${today}T00:00Z`) + 7 * DAY_MS
  const first = new Date(start).getUTCDay() || 7
  return new Date(start + ((weekday - first + 7) % 7) * DAY_MS).toISOString().slice(0, 10)
}
