import { Temporal } from 'temporal-polyfill'
import { type ClockTime, type OccurrenceId, type Rhythm, type Rule } from './rhythm'
import type { LocalDate } from '@shared/kernel/time'

export interface Occurrence {
  id: OccurrenceId
  /** Milliseconds since 1970. */
  due: number
  /** The date it belongs to: for a part of the day across midnight that of its beginning. */
  day: LocalDate
}

/** Days since 1 January 1970, by the calendar. */
export type DayNumber = number

const DAY_MS = 24 * 60 * 60 * 1000
const DAY_MINUTES = 24 * 60

const dayNumberOf = (date: LocalDate): DayNumber => Date.parse(`${date}T00:00Z`) / DAY_MS
const dateOfDay = (day: DayNumber): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10)
/** 1 January 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

export const minutesOf = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** A time on the wall as if it were in UTC: so many minutes after the midnight with which a day begins. */
const wallAt = (day: DayNumber, minutes: number): Date => new Date(day * DAY_MS + minutes * 60_000)

/**
 * When a clock on the wall shows this, in milliseconds since 1970: the first time, where it shows it twice; as much
 * later as the clocks jump, where it never does.
 */
export function instantOf(day: DayNumber, minutes: number, zone: string): number {
  const wall = wallAt(day, minutes)
  const date = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()] as const
  const local = new Temporal.PlainDateTime(...date, wall.getUTCHours(), wall.getUTCMinutes())
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** Minutes from the beginning to the end of a part of the day; a whole day where the two are the same. */
export function lengthOf({ from, to }: { from: ClockTime; to: ClockTime }): number {
  const length = minutesOf(to) - minutesOf(from)
  return length > 0 ? length : length + DAY_MINUTES
}

/** How many moments fit into a part of the day with this gap between them. */
export function mostInPart(part: { from: ClockTime; to: ClockTime; gap: number }): number {
  return Math.floor(roomIn(part) / part.gap) + 1
}

/** The last draw of a day keeps its distance from the first of the next one too. */
const roomIn = ({ from, to, gap }: { from: ClockTime; to: ClockTime; gap: number }): number =>
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

/** The nominal times of a day, in minutes from its midnight; over 1440 they lie in the next day. */
function nominalMinutes(rule: Rule, day: DayNumber): number[] {
  if (rule.by === 'times') return [...new Set(rule.times)].map(minutesOf).sort((one, other) => one - other)
  if (rule.by === 'date' || rule.by === 'weeks') return [minutesOf(rule.time)]
  const from = minutesOf(rule.from)
  if (rule.by === 'hours') {
    // A whole day's last one is the first of the next.
    const length = Math.min(lengthOf(rule), DAY_MINUTES - 1)
    const steps = Math.floor(length / (rule.every * 60))
    return Array.from({ length: steps + 1 }, (_, step) => from + step * rule.every * 60)
  }
  return drawn(rule, day).map((minute) => from + minute)
}

/** Evenly spread draws that keep their gap: drawn in what the gaps leave over, then moved apart by them. */
function drawn(rule: Extract<Rule, { by: 'unforeseen' }>, day: DayNumber): number[] {
  const amount = Math.min(rule.count, mostInPart(rule))
  const room = roomIn(rule) - (amount - 1) * rule.gap
  const next = draws(`${rule.seed}/${String(day)}`)
  return Array.from({ length: amount }, () => Math.floor(next() * (room + 1)))
    .sort((one, other) => one - other)
    .map((minute, index) => minute + index * rule.gap)
}

/** Numbers from 0 up to 1 that look like chance and are always the same for the same text. FNV-1a, then mulberry32. */
function draws(text: string): () => number {
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
 * What a day of a rhythm brings, in order. A nominal time that does not exist that night (clocks go forward) comes as
 * much later as the clock jumped, unless that is when another one comes, or too soon after it; one that exists twice
 * comes the first time.
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
      // From the end: of two that fall together the one whose time exists stays.
      const after = all[index + 1]
      return after === undefined || after.due - due >= gapMs
    })
}

/** The day that the calendar on the wall shows. */
export function dayOfInstant(epochMs: number, zone: string): DayNumber {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  return Math.floor((epochMs + offsetNanoseconds / 1e6) / DAY_MS)
}

/** The occurrences due in `from <= due < to`, in order. */
export function occurrences(rhythm: Rhythm, from: number, to: number, zone: string): Occurrence[] {
  if (!rhythm.on || to <= from) return []
  const found: Occurrence[] = []
  // What begins on one day may end on the next, and clocks may jump over midnight.
  const last = dayOfInstant(to, zone) + 1
  for (let day = dayOfInstant(from, zone) - 2; day <= last; day += 1)
    found.push(...occurrencesOfDay(rhythm, day, zone).filter(({ due }) => due >= from && due < to))
  return inOrder(found)
}

/** So many turns are looked ahead, besides those that are asked for and those on skipped dates. */
const SIGHT_TURNS = 4

/** In days; everything that comes at all comes at least once in a turn. */
const sightOf = ({ rule, skip }: Rhythm, most: number): number =>
  (rule.by === 'weeks' ? rule.every * 7 : 7) * (SIGHT_TURNS + most + skip.length)

/** The first occurrences from `from` on, in order: as many as `most`, or fewer where there are no more within sight. */
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
  for (let day = start; day <= start + sightOf(rhythm, most); day += 1) {
    const isEnough = found.length >= most
    let missing = most
    for (const one of occurrencesOfDay(rhythm, day, zone))
      if (missing > 0 && one.due >= from && isWanted(one)) {
        found.push(one)
        missing -= 1
      }
    // One day more than enough: across a change of the clocks its first may come before the last of the day before.
    if (isEnough) break
  }
  return inOrder(found).slice(0, most)
}

/** The date an occurrence belongs to; null when its rhythm has another rule by now. */
export function dayOfOccurrence(rhythm: Rhythm, occurrence: OccurrenceId, zone: string): LocalDate | null {
  const day = dayNumberOf(occurrence.slice(occurrence.indexOf('@') + 1).slice(0, -'T00:00'.length))
  const ofBoth = [day - 1, day].flatMap((one) => occurrencesOfDay({ ...rhythm, skip: [] }, one, zone))
  return ofBoth.find(({ id }) => id === occurrence)?.day ?? null
}

export const inOrder = (found: Occurrence[]): Occurrence[] =>
  found.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1))
