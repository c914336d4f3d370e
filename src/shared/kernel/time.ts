import { Temporal } from 'temporal-polyfill'
import * as v from 'valibot'

/** A moment as lived, to the minute, with offset and zone: `2026-11-21T20:04+01:00[Europe/Amsterdam]`. */
export type LivedTime = string

export const LivedTimeSchema = v.pipe(
  v.string(),
  v.regex(/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d\[[\w/+:-]+\]$/),
)

/** An instant in UTC to the millisecond: `2026-11-21T19:04:31.250Z`. */
export type Instant = string

export const InstantSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  // Valibot lets through some forms, such as `…+01`, that no engine reads.
  v.check((text) => !Number.isNaN(Date.parse(text))),
)

/** A local date: `2026-11-21`. */
export type LocalDate = string

export const LocalDateSchema = v.pipe(v.string(), v.isoDate())

/** @param zone IANA name or offset. Throws a RangeError for an unknown one. */
export function livedTime(epochMs: number, zone: string): LivedTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'minute', calendarName: 'never' })
}

/** The date that was on the wall there and then. It stays, wherever one travels afterwards. */
export function dateOf(at: LivedTime): LocalDate {
  return at.slice(0, at.indexOf('T'))
}

/** The time that was on the clock there and then, `20:04`. */
export function clockTimeOf(at: LivedTime): string {
  return at.slice(at.indexOf('T') + 1, at.indexOf('T') + 6)
}

/** Milliseconds since 1970. The written offset decides, so a zone whose rules changed afterwards moves nothing. */
export function epochOf(at: LivedTime): number {
  return Temporal.Instant.from(at.slice(0, at.indexOf('['))).epochMilliseconds
}

export function instant(epochMs: number): Instant {
  return new Date(epochMs).toISOString()
}

/** The date at a moment in a zone. @param zone IANA name or offset. */
export function localDateAt(epochMs: number, zone: string): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** Until this hour it is still the day before: who is up at two has not slept yet. */
const DAY_BEGINS_AT = 4

/** The day that a moment was lived in, which ends at four in the morning. `dateOf` gives the date on the wall. */
export function dayOf(at: LivedTime): LocalDate {
  const date = dateOf(at)
  if (Number(clockTimeOf(at).slice(0, 2)) >= DAY_BEGINS_AT) return date
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()
}

export const dayAfter = (date: LocalDate): LocalDate => Temporal.PlainDate.from(date).add({ days: 1 }).toString()

/** The day that it is at a moment in a zone, until four in the morning. */
export const dayAt = (epochMs: number, zone: string): LocalDate => dayOf(livedTime(epochMs, zone))

/** How far a day had come at a moment: 0 at four in the morning, nearly 1 just before the next four. */
export function acrossDay(at: LivedTime): number {
  const [hour = 0, minute = 0] = clockTimeOf(at).split(':').map(Number)
  return ((hour - DAY_BEGINS_AT + 24) % 24) / 24 + minute / (24 * 60)
}

/** The hour on the clock (0–23) at a moment in a zone. */
export function hourAt(epochMs: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).hour
}
