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
 * Entries by month and day as they were lived, newest first. Main gives them by UTC month, so an entry of the first of a
 * month may come with the month before; here it goes to the month in which it was lived.
 */
export function entriesByMonth(entries: readonly EntrySummary[]): MonthOfEntries[] {
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

/** The start of a text on one line, of at most `length` characters, ending with a whole word. */
export function startOfText(text: string, length = 170): string {
  // Only the start is put on one line: a text may be as long as a book.
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length + 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > 0 ? cut.slice(0, end) : cut.slice(0, length)).replace(/[\s,;:–-]+$/, '')}…`
}
