import { dateOf, epochOf, type LocalDate } from '@shared/kernel/time'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { EntrySummary } from '@shared/features/journal/contract'

/** What the journal lists: what was written, and what was answered in a check-in. */
export type JournalItem = { entry: EntrySummary } | { checkIn: CheckIn }

const recordOf = (item: JournalItem) => ('entry' in item ? item.entry : item.checkIn)
export const idOf = (item: JournalItem): string => recordOf(item).id

export interface JournalMonth {
  /** Any day of the month. */
  date: LocalDate
  days: { date: LocalDate; items: JournalItem[] }[]
}

/**
 * Entries and check-ins by month and day as they were lived, newest first. Main gives them by UTC month, so an entry of the first of a
 * month may come with the month before; here it goes to the month in which it was lived.
 */
export function journalByMonth(entries: readonly EntrySummary[], checkIns: readonly CheckIn[]): JournalMonth[] {
  const items: JournalItem[] = [...entries.map((entry) => ({ entry })), ...checkIns.map((checkIn) => ({ checkIn }))]
  const days = new Map<LocalDate, JournalItem[]>()
  for (const item of items.sort((one, other) => epochOf(recordOf(other).at) - epochOf(recordOf(one).at))) {
    const date = dateOf(recordOf(item).at)
    days.set(date, [...(days.get(date) ?? []), item])
  }
  const months = new Map<string, JournalMonth>()
  for (const [date, ofDay] of [...days].sort(([one], [other]) => (one < other ? 1 : -1))) {
    const month = date.slice(0, date.lastIndexOf('-'))
    const found = months.get(month)
    if (found) found.days.push({ date, items: ofDay })
    else months.set(month, { date, days: [{ date, items: ofDay }] })
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
