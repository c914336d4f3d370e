import { type Instant, type LocalDate, localDateAt } from '@shared/kernel/time'

// When what lies in the bin is erased for good. Nothing goes while nobody is there: somebody who comes back from a year away
// finds their bin as they left it, and has some days to look.

/** How long it lies in the bin at least. */
export const DAYS_IN_BIN = 30
/** On how many days Luwte is used after that before it goes. */
export const DAYS_OF_USE = 3

const DAY_MS = 24 * 60 * 60 * 1000

/** The last days on which Luwte was used, as many as count, the newest last. */
export type DaysOfUse = readonly LocalDate[]

/** Days that are still to come were noted while the clock stood wrong. */
const until = (today: LocalDate, days: DaysOfUse) => days.filter((day) => day <= today)

/** With today as a day of use, once. */
export const withDayOfUse = (days: DaysOfUse, today: LocalDate): DaysOfUse =>
  [...new Set([...until(today, days), today])].sort().slice(-DAYS_OF_USE)

/** Is something that was put in the bin then to be erased now? */
export function isDueForErasing(deleted: Instant, days: DaysOfUse, now: number, zone: string): boolean {
  const due = Date.parse(deleted) + DAYS_IN_BIN * DAY_MS
  if (now < due) return false
  const from = localDateAt(due, zone)
  return until(localDateAt(now, zone), days).filter((day) => day >= from).length >= DAYS_OF_USE
}
