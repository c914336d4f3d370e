import { isCheckIn } from '@shared/features/check-ins/checkIn'
import { isEntry } from '@shared/features/journal/entry'
import {
  type Facet,
  facetsOfCheckIn,
  facetsOfEntry,
  type LivedMonth,
  livedMonthOf,
} from '@shared/features/journal/journalFilter'
import { dateOf, type Instant, type LocalDate } from '@shared/kernel/time'
import type { MergedRecord } from '@shared/records/merging'
import type { MonthDigest } from '@main/vault/digests/monthDigest'

export interface Lived {
  /** By date on the wall: how many entries and check-ins. */
  days: Record<LocalDate, [entries: number, checkIns: number]>
  /** What entries and check-ins are filtered by, each once. */
  facets: Facet[]
  /** One for each entry or check-in that has any: the day of the month, 1 for a check-in else 0, its facets by their index. */
  rows: number[][]
}

export interface JournalDigest {
  /**
   * By month as lived. That is mostly the month of the file, which is one of UTC and stays when the date of an entry is
   * changed; near midnight, and for changed dates, it is another one.
   */
  lived: Record<LivedMonth, Lived>
  bin: {
    entries: number
    /** Since when something of a month lies there, a check-in or an entry; null: nothing does. */
    since: Instant | null
  }
}

/** What of entries and check-ins decides where they stand in the journal, by the month of their file. */
export const journalDigest: MonthDigest<JournalDigest> = {
  name: 'journal',
  version: 5,
  derive(records) {
    const digest: JournalDigest = { lived: {}, bin: { entries: 0, since: null } }
    const numbers = new Map<LivedMonth, Map<Facet, number>>()
    for (const record of records) count(digest, numbers, record)
    for (const [month, known] of numbers) if (digest.lived[month]) digest.lived[month].facets = [...known.keys()]
    return digest
  },
}

function count(
  digest: JournalDigest,
  numbers: Map<LivedMonth, Map<Facet, number>>,
  { current, siblings }: MergedRecord,
): void {
  for (const { deleted } of [current, ...siblings]) if (deleted !== undefined) noteBinned(digest, deleted)
  if (current.deleted !== undefined) {
    if (isEntry(current)) digest.bin.entries += 1
    return
  }
  const [entries, checkIns] = [Number(isEntry(current)), Number(isCheckIn(current))]
  if (entries + checkIns === 0) return
  const date = dateOf(current.at)
  const name = livedMonthOf(date)
  const month = (digest.lived[name] ??= { days: {}, facets: [], rows: [] })
  const day = (month.days[date] ??= [0, 0])
  day[0] += entries
  day[1] += checkIns
  const facets = isEntry(current) ? facetsOfEntry(current) : isCheckIn(current) ? facetsOfCheckIn(current) : []
  if (facets.length === 0) return
  const known = numbers.get(name) ?? new Map<Facet, number>()
  numbers.set(name, known)
  month.rows.push([Number(date.slice(-2)), checkIns, ...facets.map((facet) => numberOf(known, facet))])
}

function numberOf(known: Map<Facet, number>, facet: Facet): number {
  const number = known.get(facet) ?? known.size
  known.set(facet, number)
  return number
}

function noteBinned({ bin }: JournalDigest, deleted: Instant): void {
  if (bin.since === null || deleted < bin.since) bin.since = deleted
}
