import type { Instant } from '@shared/kernel/time'

/** How many generations stay: the last ones, and of so many days, weeks and months that have any the last one of each. */
export const RETENTION = { last: 3, days: 7, weeks: 4, months: 12 } as const

/** Of how many eras before and with the present one the same stays, each as if there were no other. */
export const ERAS = 10

interface Made {
  id: string
  madeAt: Instant
  /** See eraAfter. */
  era: number
}

const DAY_MS = 24 * 60 * 60 * 1000
/** 1970 began on a Thursday; weeks begin on Monday. */
const DAYS_BEFORE_1970_IN_ITS_WEEK = 3

// In UTC: a flight must not change which day a generation is of.
const dayOf = ({ madeAt }: Made) => Math.floor(Date.parse(madeAt) / DAY_MS)
const weekOf = (made: Made) => Math.floor((dayOf(made) + DAYS_BEFORE_1970_IN_ITS_WEEK) / 7)
const monthOf = ({ madeAt }: Made) => new Date(madeAt).toISOString().slice(0, -'-01T00:00:00.000Z'.length)

/** A clock that jumps further than this, or back by more than a day, begins another era. */
const LEAP_MS = 14 * DAY_MS

/**
 * The number of the era of a new one. What was made while the clock stood wrong by a year must not push out what was made
 * before, and a wrong clock cannot be told from a long silence: so both begin an era of their own.
 * @param before the one that was made last; null: there is none.
 */
export function eraAfter(before: Pick<Made, 'madeAt' | 'era'> | null, madeAt: Instant): number {
  if (!before) return 0
  const passed = Date.parse(madeAt) - Date.parse(before.madeAt)
  return passed > LEAP_MS || passed < -DAY_MS ? before.era + 1 : before.era
}

/**
 * The ids of those that stay. The clock only tells which day, week and month each is of; what is newer than what is told by
 * the order, so that a clock that was set back takes nothing away that was just made. Nothing is asked of today either: a
 * year without a new generation costs none.
 * @param made in the order in which they were made, the newest first.
 */
export function snapshotsToKeep(made: readonly Made[]): Set<string> {
  const eras = [...new Set(made.map(({ era }) => era))].slice(0, ERAS)
  const perEra = eras.flatMap((era) => [...keptOf(made.filter((one) => one.era === era))])
  return new Set([...keptOf(made), ...perEra])
}

function keptOf(made: readonly Made[]): Set<string> {
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
