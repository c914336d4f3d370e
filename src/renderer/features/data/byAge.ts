import { Temporal } from 'temporal-polyfill'
import type { Snapshot } from '@shared/features/data/contract'

export const AGES = ['today', 'week', 'month', 'earlier'] as const
export type Age = (typeof AGES)[number]

/** Up to so many days ago, by the calendar; what is older is earlier. */
const DAYS: [Age, number][] = [
  ['today', 0],
  ['week', 7],
  ['month', 31],
]

/** Generations by how long ago they were made, newest first. Those of a clock that was ahead count as of today. */
export function byAge(
  generations: readonly Snapshot[],
  now: number,
  zone: string,
): { age: Age; generations: Snapshot[] }[] {
  const dateAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()
  const today = dateAt(now)
  const ageOf = ({ madeAt }: Snapshot): Age => {
    const days = dateAt(Date.parse(madeAt)).until(today, { largestUnit: 'day' }).days
    return DAYS.find(([, most]) => days <= most)?.[0] ?? 'earlier'
  }
  const newestFirst = [...generations].sort((one, other) => Date.parse(other.madeAt) - Date.parse(one.madeAt))
  return AGES.map((age) => ({ age, generations: newestFirst.filter((one) => ageOf(one) === age) })).filter(
    (group) => group.generations.length > 0,
  )
}
