import { dateOf, epochOf, type LocalDate } from '@shared/kernel/time'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { EntrySummary, JournalPage } from '@shared/features/journal/contract'

/** What the journal lists: what was written, and what was answered in a check-in. */
export type JournalItem = { entry: EntrySummary } | { checkIn: CheckIn }

const recordOf = (item: JournalItem) => ('entry' in item ? item.entry : item.checkIn)
export const idOf = (item: JournalItem): string => recordOf(item).id

export interface JournalDay {
  date: LocalDate
  items: JournalItem[]
}

/** Entries and check-ins by the day they were lived on, both newest first. */
export function journalDays({ entries, checkIns }: JournalPage): JournalDay[] {
  const items: JournalItem[] = [...entries.map((entry) => ({ entry })), ...checkIns.map((checkIn) => ({ checkIn }))]
  const timed = items.map((item) => ({ item, at: epochOf(recordOf(item).at) }))
  const days = new Map<LocalDate, JournalItem[]>()
  for (const { item } of timed.sort((one, other) => other.at - one.at)) {
    const date = dateOf(recordOf(item).at)
    const ofDay = days.get(date)
    if (ofDay) ofDay.push(item)
    else days.set(date, [item])
  }
  // On a journey west the same moment may be a day earlier on the wall.
  return [...days]
    .map(([date, ofDay]) => ({ date, items: ofDay }))
    .sort((one, other) => (one.date < other.date ? 1 : -1))
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
