import { Temporal } from 'temporal-polyfill'
import * as v from 'valibot'
import { instant, InstantSchema, type LocalDate } from '@shared/kernel/time'

/** No moment comes before `until`; null: until the user ends the pause. `since`: when it was begun, by the clock of then. */
export const PauseSchema = v.object({ until: v.nullable(InstantSchema), since: v.optional(InstantSchema) })
export type Pause = v.InferOutput<typeof PauseSchema>
/** null: no pause. */
export type PauseState = Pause | null

/** In milliseconds since 1970: -Infinity without a pause, Infinity for a pause without an end. */
export function pauseEnd(pause: PauseState): number {
  if (pause === null) return -Infinity
  return pause.until === null ? Infinity : Date.parse(pause.until)
}

export const isPaused = (pause: PauseState, now: number): boolean => pauseEnd(pause) > now

const HOUR_MS = 60 * 60 * 1000
/** A clock that is set back by less may be right: people set clocks by hours. */
const WRONG_CLOCK_MS = 24 * HOUR_MS

/** The pause, begun now. */
export const begunAt = (pause: PauseState, now: number): PauseState => pause && { ...pause, since: instant(now) }

/**
 * A pause that was begun while the clock stood days, or a year, ahead: it lasts as long as was meant, counted from now. Any
 * other pause is returned as it is.
 */
export function cappedPause(pause: PauseState, now: number): PauseState {
  if (pause === null || pause.until === null || pause.since === undefined) return pause
  const since = Date.parse(pause.since)
  if (since - now < WRONG_CLOCK_MS) return pause
  return { until: instant(now + Math.max(0, pauseEnd(pause) - since)), since: instant(now) }
}

/** "Until tomorrow" and "until a date" end at this hour: after the night, also when they are chosen after midnight. */
const MORNING_HOUR = 6

/** An instant (milliseconds since 1970) with calendar and clock of a zone. */
export const localAt = (epochMs: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)

/** A full hour on the clock of a date, in milliseconds since 1970. */
export const hourOf = (date: Temporal.PlainDate, hour: number, zone: string): number =>
  date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds

/** When a pause until this date ends, in milliseconds since 1970. */
export function morningOf(date: LocalDate, zone: string): number {
  return hourOf(Temporal.PlainDate.from(date), MORNING_HOUR, zone)
}

/** When a pause until tomorrow ends, in milliseconds since 1970. */
export function nextMorning(now: number, zone: string): number {
  const local = localAt(now, zone)
  const day = local.hour < MORNING_HOUR ? local.toPlainDate() : local.toPlainDate().add({ days: 1 })
  return hourOf(day, MORNING_HOUR, zone)
}

/** `tomorrow`: until the morning. `open`: until the user ends it. */
export const PAUSES = ['hour', 'tomorrow', 'open'] as const
export type PauseName = (typeof PAUSES)[number]

/** When each of the usual pauses would end, in milliseconds since 1970; null: when the user ends it. */
export const pauseEnds = (now: number, zone: string): Record<PauseName, number | null> => ({
  hour: now + HOUR_MS,
  tomorrow: nextMorning(now, zone),
  open: null,
})
