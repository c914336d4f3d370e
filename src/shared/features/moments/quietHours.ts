import * as v from 'valibot'
import { type DayNumber, dayOfInstant, instantOf, lengthOf, minutesOf, weekdayOf } from './occurrences'
import { ClockTimeSchema, WeekdaySchema } from './rhythm'

// What keeps moments away: hours that the user chose, and what happens on the computer.

export const HOLD_REASONS = ['locked', 'away', 'do-not-disturb', 'full-screen'] as const
/**
 * Why a due moment is held back: the screen is locked, nobody uses the computer, do-not-disturb is on, something fills
 * the screen.
 */
export const HoldReasonSchema = v.picklist(HOLD_REASONS)
export type HoldReason = v.InferOutput<typeof HoldReasonSchema>

/** Hours in which no moment comes. One that ends at or before its beginning ends on the next day. */
export const QuietHoursSchema = v.object({
  from: ClockTimeSchema,
  to: ClockTimeSchema,
  /** The days on which they begin. */
  weekdays: v.pipe(v.array(WeekdaySchema), v.maxLength(7)),
})
export type QuietHours = v.InferOutput<typeof QuietHoursSchema>

/** An instant can only be inside spans that begin on these days: so many days before it. */
const DAYS_BACK = [0, 1, 2]

/** The end of the quiet hours at this instant, in milliseconds since 1970; null: it is not quiet. */
export function quietUntil(epochMs: number, quiet: readonly QuietHours[], zone: string): number | null {
  if (quiet.length === 0) return null
  const today = dayOfInstant(epochMs, zone)
  const ends = quiet.flatMap((hours) =>
    DAYS_BACK.map((days) => today - days)
      .filter((day) => hours.weekdays.includes(weekdayOf(day)))
      .map((day) => spanOf(hours, day, zone))
      .filter(({ from, to }) => from <= epochMs && epochMs < to)
      .map(({ to }) => to),
  )
  return ends.length === 0 ? null : Math.max(...ends)
}

export const isQuiet = (epochMs: number, quiet: readonly QuietHours[], zone: string): boolean =>
  quietUntil(epochMs, quiet, zone) !== null

function spanOf(hours: QuietHours, day: DayNumber, zone: string): { from: number; to: number } {
  const begin = minutesOf(hours.from)
  return { from: instantOf(day, begin, zone), to: instantOf(day, begin + lengthOf(hours), zone) }
}
