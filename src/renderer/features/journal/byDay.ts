import { dateOf, epochOf, type LocalDate } from '@shared/kernel/time'
import type { EntrySummary } from '@shared/features/journal/contract'

export interface DayOfEntries {
  date: LocalDate
  entries: EntrySummary[]
}

export interface MonthOfEntries {
  /** Any day of the month. */
  date: LocalDate
  days: DayOfEntries[]
}

/**
 * Entries by month and day as they were lived, newest first. Pages come by UTC month, so an entry of the first of the
 * month may arrive with the month before; it goes where it was lived.
 */
export function byDay(entries: readonly EntrySummary[]): MonthOfEntries[] {
  const days = new Map<LocalDate, EntrySummary[]>()
  for (const entry of [...entries].sort((one, other) => epochOf(other.at) - epochOf(one.at))) {
    const date = dateOf(entry.at)
    days.set(date, [...(days.get(date) ?? []), entry])
  }
  const months = new Map<string, MonthOfEntries>()
  for (const [date, ofDay] of [...days].sort(([one], [other]) => (one < other ? 1 : -1))) {
    const month = date.slice(0, date.lastIndexOf('-'))
    const found = months.get(month)
    if (found) found.days.push({ date, entries: ofDay })
    else months.set(month, { date, days: [{ date, entries: ofDay }] })
  }
  return [...months.values()]
}
