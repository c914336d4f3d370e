import type { Helpline, OpeningHours } from './helplines'
import { type DayNumber, dayOfInstant, instantOf, lengthOf, minutesOf, weekdayOf } from '../moments/occurrences'

/** Times in milliseconds since 1970. `until` null: it does not close. */
export type Opening = { is: 'open'; until: number | null } | { is: 'closed'; opens: number }

/** A week ahead holds the next opening of any hours, whatever day it is. */
const DAYS = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8]

/** Whether a line is open now; null where that is not certain beyond doubt. */
export function openingOf(line: Pick<Helpline, 'open24' | 'hours' | 'confidence'>, now: number): Opening | null {
  if (line.confidence !== 'high') return null
  if (line.open24) return { is: 'open', until: null }
  return line.hours ? withinHours(line.hours, now) : null
}

function withinHours(hours: OpeningHours, now: number): Opening | null {
  const today = dayOfInstant(now, hours.zone)
  const spans = DAYS.map((days) => today + days)
    .filter((day) => hours.days.includes(weekdayOf(day)))
    .map((day) => spanOf(hours, day))
    // Hours that the clocks jump over are not there that day.
    .filter(({ from, to }) => from < to)
  const present = spans.findIndex(({ from, to }) => from <= now && now < to)
  if (present === -1) {
    const next = spans.find(({ from }) => from > now)
    return next ? { is: 'closed', opens: next.from } : null
  }
  // Where one span goes over into the next, nothing closes in between.
  let until = spans[present]?.to ?? now
  for (const { from, to } of spans.slice(present + 1)) if (from <= until) until = to
  return { is: 'open', until: until === spans.at(-1)?.to ? null : until }
}

/** By the clock on the wall: a night in which the clocks change is an hour longer or shorter, the hours are not. */
function spanOf(hours: OpeningHours, day: DayNumber): { from: number; to: number } {
  const begin = minutesOf(hours.from)
  return { from: instantOf(day, begin, hours.zone), to: instantOf(day, begin + lengthOf(hours), hours.zone) }
}
