import * as v from 'valibot'
import { hourOf, localAt } from './pause'
import { isQuiet, type QuietHours } from './quietHours'

/** For how long a moment can be put off; `evening`: until the evening of that day. */
export const SNOOZES = ['ten-minutes', 'half-hour', 'hour', 'evening'] as const
/** How long a moment is put off. */
export const SnoozeSchema = v.picklist(SNOOZES)
export type Snooze = v.InferOutput<typeof SnoozeSchema>

const MINUTE_MS = 60 * 1000

/** The hour of "this evening". */
const EVENING_HOUR = 20
/** "This evening" is not offered when the evening is nearer than this: it would be much like the others. */
const MIN_BEFORE_EVENING_MS = 90 * MINUTE_MS

/** The ways to put a moment off, each with its new time in milliseconds since 1970. None of them is in quiet hours. */
export function snoozesAt(
  now: number,
  { quiet, zone }: { quiet: readonly QuietHours[]; zone: string },
): { snooze: Snooze; at: number }[] {
  const evening = hourOf(localAt(now, zone).toPlainDate(), EVENING_HOUR, zone)
  const all: { snooze: Snooze; at: number }[] = [
    { snooze: 'ten-minutes', at: now + 10 * MINUTE_MS },
    { snooze: 'half-hour', at: now + 30 * MINUTE_MS },
    { snooze: 'hour', at: now + 60 * MINUTE_MS },
    { snooze: 'evening', at: evening },
  ]
  return all.filter(
    ({ snooze, at }) => (snooze !== 'evening' || at - now >= MIN_BEFORE_EVENING_MS) && !isQuiet(at, quiet, zone),
  )
}
