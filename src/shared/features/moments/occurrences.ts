import { Temporal } from 'temporal-polyfill'
import { type ClockTime, type OccurrenceId, type Rhythm, type Rule } from './rhythm'
import type { LocalDate } from '@shared/kernel/time'

/** One time of a rhythm. */
export interface Occurrence {
  id: OccurrenceId
  /** Milliseconds since 1970. */
  due: number
  /** The date it belongs to. In a part of the day that crosses midnight: the date on which that part begins. */
  day: LocalDate
}

/** Calendar days since 1 January 1970. */
export type DayNumber = number

const DAY_MS = 24 * 60 * 60 * 1000
const DAY_MINUTES = 24 * 60

const dayNumberOf = (date: LocalDate): DayNumber => Date.parse(`${date}T00:00Z`) / DAY_MS
const dateOfDay = (day: DayNumber): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10)
/** Monday = 1 … Sunday = 7. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

/** Minutes since midnight. */
export const minutesOf = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** A wall time as if it were UTC: so many minutes after the midnight with which a day begins. */
const wallAt = (day: DayNumber, minutes: number): Date => new Date(day * DAY_MS + minutes * 60_000)

/**
 * The instant of a wall time, in milliseconds since 1970. A wall time that comes twice (clocks go back) means the first
 * one; a wall time that does not exist (clocks go forward) is moved later by as much as the clocks jump.
 */
export function instantOf(day: DayNumber, minutes: number, zone: string): number {
  const wall = wallAt(day, minutes)
  const date = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()] as const
  const local = new Temporal.PlainDateTime(...date, wall.getUTCHours(), wall.getUTCMinutes())
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** The length of a part of the day in minutes; a whole day when beginning and end are the same. */
export function lengthOf({ from, to }: { from: ClockTime; to: ClockTime }): number {
  const length = minutesOf(to) - minutesOf(from)
  return length > 0 ? length : length + DAY_MINUTES
}

/** How many moments fit into a part of the day with this gap between them. */
export function mostInPart(part: { from: ClockTime; to: ClockTime; gap: number }): number {
  return Math.floor(usableLength(part) / part.gap) + 1
}

/** The length in minutes that draws may use: the last one of a day keeps its gap to the first one of the next day. */
const usableLength = ({ from, to, gap }: { from: ClockTime; to: ClockTime; gap: number }): number =>
  Math.min(lengthOf({ from, to }), DAY_MINUTES - gap)

function comesOn(rule: Rule, day: DayNumber): boolean {
  if (rule.by === 'date') return day === dayNumberOf(rule.date)
  if (rule.by === 'weeks') {
    const since = day - dayNumberOf(rule.first)
    return since >= 0 && since % (7 * rule.every) === 0
  }
  return rule.weekdays.includes(weekdayOf(day))
}

/** The first day on which a rule can come. */
function beginningOf(rule: Rule): DayNumber {
  if (rule.by === 'date') return dayNumberOf(rule.date)
  return rule.by === 'weeks' ? dayNumberOf(rule.first) : -Infinity
}

/** The nominal times of a day, in minutes since its midnight; more than 1440 is on the next day. */
function nominalMinutes(rule: Rule, day: DayNumber): number[] {
  if (rule.by === 'times') return [...new Set(rule.times)].map(minutesOf).sort((one, other) => one - other)
  if (rule.by === 'date' || rule.by === 'weeks') return [minutesOf(rule.time)]
  const from = minutesOf(rule.from)
  if (rule.by === 'hours') {
    // In a part of the day of 24 hours, the last time would be the first one of the next day.
    const length = Math.min(lengthOf(rule), DAY_MINUTES - 1)
    const steps = Math.floor(length / (rule.every * 60))
    return Array.from({ length: steps + 1 }, (_, step) => from + step * rule.every * 60)
  }
  return drawn(rule, day).map((minute) => from + minute)
}

/** Random times that keep their gap: drawn from the time that the gaps leave, then moved apart by the gaps. */
function drawn(rule: Extract<Rule, { by: 'unforeseen' }>, day: DayNumber): number[] {
  const amount = Math.min(rule.count, mostInPart(rule))
  const free = usableLength(rule) - (amount - 1) * rule.gap
  const next = randomNumbers(`${rule.seed}/${String(day)}`)
  return Array.from({ length: amount }, () => Math.floor(next() * (free + 1)))
    .sort((one, other) => one - other)
    .map((minute, index) => minute + index * rule.gap)
}

/** Pseudo-random numbers in [0, 1), always the same for the same text: FNV-1a for the seed, then mulberry32. */
function randomNumbers(text: string): () => number {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * The occurrences of a rhythm on one day, in order. A nominal time that does not exist (clocks go forward) is moved later
 * by as much as the clock jumps, and left out where it would fall on another one or too near to it.
 */
function occurrencesOfDay({ id, rule, skip }: Rhythm, day: DayNumber, zone: string): Occurrence[] {
  if (!comesOn(rule, day)) return []
  const date = dateOfDay(day)
  if (skip.includes(date)) return []
  const gapMs = rule.by === 'unforeseen' ? rule.gap * 60_000 : 1
  return nominalMinutes(rule, day)
    .map((minutes) => {
      const nominal = wallAt(day, minutes).toISOString().slice(0, -':00.000Z'.length)
      return { id: `${id}@${nominal}`, due: instantOf(day, minutes, zone), day: date }
    })
    .sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1))
    .filter(({ due }, index, all) => {
      // Of two that fall together the later one stays: its nominal time exists.
      const after = all[index + 1]
      return after === undefined || after.due - due >= gapMs
    })
}

/** The calendar day in a zone at an instant (milliseconds since 1970). */
export function dayOfInstant(epochMs: number, zone: string): DayNumber {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  return Math.floor((epochMs + offsetNanoseconds / 1e6) / DAY_MS)
}

/** The occurrences due in `from <= due < to`, in order. */
export function occurrences(rhythm: Rhythm, from: number, to: number, zone: string): Occurrence[] {
  if (!rhythm.on || to <= from) return []
  const found: Occurrence[] = []
  // A part of a day may end on the next day, and clocks may jump over midnight.
  const last = dayOfInstant(to, zone) + 1
  for (let day = dayOfInstant(from, zone) - 2; day <= last; day += 1)
    found.push(...occurrencesOfDay(rhythm, day, zone).filter(({ due }) => due >= from && due < to))
  return inOrder(found)
}

/** How many periods of a rule are searched, besides one for each occurrence asked for and each skipped date. */
const SPARE_PERIODS = 4

/** How many days ahead are searched. A rule that brings anything brings something in each of its periods. */
const searchedDays = ({ rule, skip }: Rhythm, most: number): number =>
  (rule.by === 'weeks' ? rule.every * 7 : 7) * (SPARE_PERIODS + most + skip.length)

/**
 * The first occurrences at or after `from` (milliseconds since 1970), in order: `most` of them, or fewer where there are
 * no more in the days that are searched.
 */
export function firstOccurrences(
  rhythm: Rhythm,
  from: number,
  zone: string,
  most: number,
  isWanted: (occurrence: Occurrence) => boolean,
): Occurrence[] {
  if (!rhythm.on) return []
  const first = dayOfInstant(from, zone) - 2
  const start = Math.max(first, beginningOf(rhythm.rule))
  const found: Occurrence[] = []
  for (let day = start; day <= start + searchedDays(rhythm, most); day += 1) {
    const isEnough = found.length >= most
    let missing = most
    for (const one of occurrencesOfDay(rhythm, day, zone))
      if (missing > 0 && one.due >= from && isWanted(one)) {
        found.push(one)
        missing -= 1
      }
    // One day more: when the clocks change, its first may be earlier than the last one of the day before.
    if (isEnough) break
  }
  return inOrder(found).slice(0, most)
}

/** The date that an occurrence belongs to; null when the rule of its rhythm has changed since. */
export function dayOfOccurrence(rhythm: Rhythm, occurrence: OccurrenceId, zone: string): LocalDate | null {
  const day = dayNumberOf(occurrence.slice(occurrence.indexOf('@') + 1).slice(0, -'T00:00'.length))
  const ofBoth = [day - 1, day].flatMap((one) => occurrencesOfDay({ ...rhythm, skip: [] }, one, zone))
  return ofBoth.find(({ id }) => id === occurrence)?.day ?? null
}

/** Sorts the array itself, by time, then by id. */
export const inOrder = (found: Occurrence[]): Occurrence[] =>
  found.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1))
