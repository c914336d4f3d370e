import type { Helpline, OpeningHours } from './helplines'
import { type DayNumber, dayOfInstant, instantOf, lengthOf, minutesOf, weekdayOf } from '../moments/occurrences'

/** Times in milliseconds since 1970. `until` null: it does not close. */
export type OpeningState = { is: 'open'; until: number | null } | { is: 'closed'; opens: number }

/** The days around today that are looked at: the next opening is at most a week away. */
const DAYS = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8]

/** Whether a line is open now; null where that is not certain. @param now milliseconds since 1970. */
export function openingOf(line: Pick<Helpline, 'open24' | 'hours' | 'confidence'>, now: number): OpeningState | null {
  if (line.confidence !== 'high') return null
  if (line.open24) return { is: 'open', until: null }
  return line.hours ? withinHours(line.hours, now) : null
}

function withinHours(hours: OpeningHours, now: number): OpeningState | null {
  const today = dayOfInstant(now, hours.zone)
  const spans = DAYS.map((days) => today + days)
    .filter((day) => hours.days.includes(weekdayOf(day)))
    .map((day) => spanOf(hours, day))
    // Hours that are skipped when the clocks go forward do not exist that day.
    .filter(({ from, to }) => from < to)
  const present = spans.findIndex(({ from, to }) => from <= now && now < to)
  if (present === -1) {
    const next = spans.find(({ from }) => from > now)
    return next ? { is: 'closed', opens: next.from } : null
  }
  // Spans that touch are one span.
  let until = spans[present]?.to ?? now
  for (const { from, to } of spans.slice(present + 1)) if (from <= until) until = to
  return { is: 'open', until: until === spans.at(-1)?.to ? null : until }
}

/** In local time: a night in which the clocks change is an hour longer or shorter, the opening hours are not. */
function spanOf(hours: OpeningHours, day: DayNumber): { from: number; to: number } {
  const begin = minutesOf(hours.from)
  return { from: instantOf(day, begin, hours.zone), to: instantOf(day, begin + lengthOf(hours), hours.zone) }
}
