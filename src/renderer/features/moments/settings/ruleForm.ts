import * as v from 'valibot'
import { mostInPart } from '@shared/features/moments/occurrences'
import { localAt } from '@shared/features/moments/pause'
import { type ClockTime, type Rule, type RuleName, RuleSchema, WEEKDAYS } from '@shared/features/moments/rhythm'
import type { LocalDate } from '@shared/kernel/time'
import { randomText } from './newRhythm'

/**
 * A rule as it is filled in: the fields of every kind of rule side by side, so that what was filled in for one kind is
 * still there when somebody comes back to it. A field may be empty or make no sense.
 */
export interface RuleForm {
  by: RuleName
  times: ClockTime[]
  weekdays: number[]
  everyHours: number
  from: ClockTime | ''
  to: ClockTime | ''
  count: number
  gap: number
  seed: string
  date: LocalDate | ''
  time: ClockTime | ''
  everyWeeks: number
  first: LocalDate | ''
}

/** Why a form is no rule yet. `past`: its date is over. `tight`: so many times do not fit in the day. */
export type Problem = 'noTimes' | 'noDays' | 'noTime' | 'noDate' | 'past' | 'tight'
/** By field of the form. */
export type Problems = Partial<
  Record<'times' | 'weekdays' | 'from' | 'to' | 'count' | 'date' | 'time' | 'first', Problem>
>

interface Here {
  /** Milliseconds since 1970. */
  now: number
  zone: string
}

const SEED_LENGTH = 16
const SUNDAY = 7

function beginning({ now, zone }: Here): RuleForm {
  const today = localAt(now, zone).toPlainDate()
  return {
    by: 'times',
    times: ['20:00'],
    weekdays: [...WEEKDAYS],
    everyHours: 4,
    from: '09:00',
    to: '21:00',
    count: 2,
    gap: 60,
    seed: randomText(SEED_LENGTH),
    date: today.add({ days: 1 }).toString(),
    time: '20:00',
    everyWeeks: 1,
    first: today.add({ days: SUNDAY - today.dayOfWeek }).toString(),
  }
}

/** The fields of a rule, on top of what was filled in before or the defaults. */
export function formOf(rule: Rule, here: Here, before: RuleForm = beginning(here)): RuleForm {
  switch (rule.by) {
    case 'times':
      return { ...before, ...rule, time: rule.times[0] ?? before.time }
    case 'hours':
      return { ...before, by: rule.by, from: rule.from, to: rule.to, weekdays: rule.weekdays, everyHours: rule.every }
    case 'weeks':
      return { ...before, by: rule.by, first: rule.first, time: rule.time, everyWeeks: rule.every }
    case 'unforeseen':
    case 'date':
      return { ...before, ...rule }
  }
}

/** The rule that was filled in; null where it is not valid. */
export function ruleOf(form: RuleForm, here: Here): Rule | null {
  if (form.by === 'date' && isPast(form, here)) return null
  const parsed = v.safeParse(RuleSchema, shapeOf(form))
  return parsed.success ? parsed.output : null
}

function shapeOf(form: RuleForm): Record<string, unknown> {
  const { by, times, weekdays, from, to, count, gap, seed, date, time, first } = form
  switch (by) {
    case 'times':
      return { by, times, weekdays }
    case 'hours':
      return { by, every: form.everyHours, from, to, weekdays }
    case 'unforeseen':
      return { by, count, from, to, gap, weekdays, seed }
    case 'date':
      return { by, date, time }
    case 'weeks':
      return { by, every: form.everyWeeks, first, time }
  }
}

/** The problems by field. A rule with a problem may still be valid: no day at all is a way to have it quiet. */
export function problemsOf(form: RuleForm, here: Here): Problems {
  const days: Problems = form.weekdays.length === 0 ? { weekdays: 'noDays' } : {}
  const part: Problems = { ...(form.from ? {} : { from: 'noTime' }), ...(form.to ? {} : { to: 'noTime' }) }
  const time: Problems = form.time ? {} : { time: 'noTime' }
  switch (form.by) {
    case 'times':
      return { ...days, ...(form.times.length === 0 ? { times: 'noTimes' } : {}) }
    case 'hours':
      return { ...days, ...part }
    case 'unforeseen':
      return { ...days, ...part, ...(fits(form) < form.count ? { count: 'tight' } : {}) }
    case 'date':
      return { ...time, ...(isDate(form.date) ? (isPast(form, here) ? { date: 'past' } : {}) : { date: 'noDate' }) }
    case 'weeks':
      return { ...time, ...(isDate(form.first) ? {} : { first: 'noDate' }) }
  }
}

/** How many unforeseen moments fit in the part of the day; `count` itself while a time is missing. */
export const fits = ({ from, to, gap, count }: RuleForm): number => (from && to ? mostInPart({ from, to, gap }) : count)

/** Whether the date is complete. While a year is typed a date field gives years such as 0202, which do no harm. */
const isDate = (date: string): boolean => /^\d{4}-\d\d-\d\d$/.test(date)

function isPast({ date, time }: Pick<RuleForm, 'date' | 'time'>, { now, zone }: Here): boolean {
  if (!isDate(date)) return false
  const local = localAt(now, zone)
  const today = local.toPlainDate().toString()
  return date < today || (date === today && time !== '' && time <= local.toPlainTime().toString().slice(0, 5))
}
