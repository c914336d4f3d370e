import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from '@shared/kernel/time'

/** How long ago something was, as loosely as people say it: nobody is to count the days. In order, the nearest first. */
export const SOFT_TIMES = ['today', 'yesterday', 'days', 'week', 'weeks', 'months', 'long'] as const
export type SoftTime = (typeof SOFT_TIMES)[number]

/** The largest number of days that each of them still holds for. */
const UP_TO: Record<Exclude<SoftTime, 'long'>, number> = {
  today: 0,
  yesterday: 1,
  days: 5,
  week: 10,
  weeks: 41,
  months: 300,
}

/** @param date what lies ahead, because a clock was wrong, counts as today. */
export function softTimeOf(date: LocalDate, today: LocalDate): SoftTime {
  const days = Temporal.PlainDate.from(date).until(Temporal.PlainDate.from(today), { largestUnit: 'day' }).days
  return SOFT_TIMES.find((time) => time !== 'long' && days <= UP_TO[time]) ?? 'long'
}
