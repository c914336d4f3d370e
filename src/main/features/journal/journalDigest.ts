import { isCheckIn, keyOf } from '@shared/features/check-ins/checkIn'
import { isEntry } from '@shared/features/journal/entry'
import { type LivedMonth, livedMonthOf } from '@shared/features/journal/journalFilter'
import { hasPicture } from '@shared/features/journal/pictures'
import { dateOf, type Instant, type LocalDate } from '@shared/kernel/time'
import type { MergedRecord } from '@shared/records/merging'
import type { MonthDigest } from '@main/vault/digests/monthDigest'

export interface Lived {
  /** By date on the wall: how many entries and check-ins. */
  days: Record<LocalDate, [entries: number, checkIns: number]>
  /** How many check-ins, by `keyOf` of what was felt. */
  feelings: Record<string, number>
  /** How many entries, by the prompt they began from. */
  prompts: Record<string, number>
  /** How many entries have a picture. */
  pictures: number
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
  version: 3,
  derive(records) {
    const digest: JournalDigest = { lived: {}, bin: { entries: 0, since: null } }
    for (const record of records) count(digest, record)
    return digest
  },
}

function count(digest: JournalDigest, { current, siblings }: MergedRecord): void {
  for (const { deleted } of [current, ...siblings]) if (deleted !== undefined) noteBinned(digest, deleted)
  if (current.deleted !== undefined) {
    if (isEntry(current)) digest.bin.entries += 1
    return
  }
  const [entries, checkIns] = [Number(isEntry(current)), Number(isCheckIn(current))]
  if (entries + checkIns === 0) return
  const date = dateOf(current.at)
  const month = (digest.lived[livedMonthOf(date)] ??= { days: {}, feelings: {}, prompts: {}, pictures: 0 })
  const day = (month.days[date] ??= [0, 0])
  day[0] += entries
  day[1] += checkIns
  if (isEntry(current) && hasPicture(current)) month.pictures += 1
  if (isEntry(current) && current.prompt !== undefined) add(month.prompts, current.prompt)
  if (isCheckIn(current)) for (const feeling of new Set(current.feelings.map(keyOf))) add(month.feelings, feeling)
}

function noteBinned({ bin }: JournalDigest, deleted: Instant): void {
  if (bin.since === null || deleted < bin.since) bin.since = deleted
}

/** A prompt may have any name, also one that every object has. */
export const countOf = (counts: Record<string, number>, key: string): number =>
  Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0

const add = (counts: Record<string, number>, key: string): void => {
  counts[key] = countOf(counts, key) + 1
}
