import type { Instant } from '@shared/kernel/time'

/** How many generations stay: the last ones, and of so many days, weeks and months that have any the last one of each. */
export const RETENTION = { last: 3, days: 7, weeks: 4, months: 12 } as const

interface Made {
  id: string
  madeAt: Instant
}

const DAY_MS = 24 * 60 * 60 * 1000
/** 1970 began on a Thursday; weeks begin on Monday. */
const DAYS_BEFORE_1970_IN_ITS_WEEK = 3

// In UTC: a flight must not change which day a generation is of.
const dayOf = ({ madeAt }: Made) => Math.floor(Date.parse(madeAt) / DAY_MS)
const weekOf = (made: Made) => Math.floor((dayOf(made) + DAYS_BEFORE_1970_IN_ITS_WEEK) / 7)
const monthOf = ({ madeAt }: Made) => new Date(madeAt).toISOString().slice(0, -'-01T00:00:00.000Z'.length)

/**
 * The ids of those that stay. The clock only tells which day, week and month each is of; what is newer than what is told by
 * the order, so that a clock that was set back takes nothing away that was just made. Nothing is asked of today either: a
 * year without a new generation costs none.
 * @param made in the order in which they were made, the newest first.
 */
export function snapshotsToKeep(made: readonly Made[]): Set<string> {
  const kept = [
    ...made.slice(0, RETENTION.last),
    ...lastOfEach(made, dayOf, RETENTION.days),
    ...lastOfEach(made, weekOf, RETENTION.weeks),
    ...lastOfEach(made, monthOf, RETENTION.months),
  ]
  return new Set(kept.map(({ id }) => id))
}

function lastOfEach(made: readonly Made[], periodOf: (one: Made) => number | string, most: number): Made[] {
  const lasts = new Map<number | string, Made>()
  for (const one of made) {
    const period = periodOf(one)
    if (!lasts.has(period)) lasts.set(period, one)
  }
  return [...lasts.values()].slice(0, most)
}
