import * as v from 'valibot'
import { IdSchema } from '@shared/kernel/ids'
import { choiceOf } from '@shared/features/check-ins/checkIn'
import type { JournalMonths } from '@shared/features/journal/contract'
import { type DayBits, withDay } from '@shared/features/journal/dayBits'
import {
  type Facet,
  facetsWanted,
  type JournalFilter,
  type LivedMonth,
  livedMonthOf,
  monthNumber,
  partsOfFacet,
} from '@shared/features/journal/journalFilter'
import { dateOf, type LivedTime } from '@shared/kernel/time'
import type { JournalDigest, Lived } from './journalDigest'

// What the months of the journal hold, counted from their digests.

interface Found {
  count: number
  days: DayBits
}

/** @param digests of any months, newest first. */
export function monthCounts(
  digests: Iterable<JournalDigest>,
  filter: JournalFilter,
): Omit<JournalMonths, 'hasBin' | 'isWhole'> {
  const wanted = facetsWanted(filter)
  const counts = new Map<LivedMonth, Found>()
  const facets = new Map<Facet, number>()
  for (const { lived } of digests)
    for (const [month, one] of Object.entries(lived)) {
      const before = counts.get(month) ?? { count: 0, days: 0 }
      const { count, days } = wanted.length === 0 ? foundByDay(one, filter) : foundByRow(one, wanted, filter)
      counts.set(month, { count: before.count + count, days: before.days | days })
      for (const [, , ...numbers] of one.rows)
        for (const number of numbers) {
          const facet = one.facets[number] ?? ''
          facets.set(facet, (facets.get(facet) ?? 0) + 1)
        }
    }
  const months = [...counts].map(([month, found]) => ({ month, ...found })).filter(({ count }) => count > 0)
  const often = [...facets].sort(([, one], [, other]) => other - one).map(([facet]) => partsOfFacet(facet))
  const valuesOf = (kind: string) => often.filter((one) => one.kind === kind).map(({ value }) => value)
  return {
    months: months.sort((one, other) => monthNumber(other.month) - monthNumber(one.month)),
    feelings: valuesOf('feeling').map(choiceOf),
    tags: valuesOf('tag'),
    hasPictures: valuesOf('picture').length > 0,
    prompts: valuesOf('prompt'),
    people: valuesOf('person').filter((id) => v.is(IdSchema, id)),
  }
}

function foundByDay({ days }: Lived, { kind }: JournalFilter): Found {
  const found: Found = { count: 0, days: 0 }
  for (const [date, [entries, checkIns]] of Object.entries(days)) {
    const count = (kind === 'check-in' ? 0 : entries) + (kind === 'entry' ? 0 : checkIns)
    found.count += count
    if (count > 0) found.days = withDay(found.days, date)
  }
  return found
}

function foundByRow({ facets, rows }: Lived, wanted: readonly Facet[], { kind }: JournalFilter): Found {
  const numbers = wanted.map((facet) => facets.indexOf(facet))
  const found: Found = { count: 0, days: 0 }
  if (numbers.includes(-1)) return found
  for (const [day, isCheckIn, ...has] of rows) {
    if (kind !== undefined && (kind === 'check-in') !== (isCheckIn === 1)) continue
    if (!numbers.every((number) => has.includes(number))) continue
    found.count += 1
    found.days = withDay(found.days, String(day).padStart(2, '0'))
  }
  return found
}

/** Does anything of this file have all of these? */
export const mayHave = ({ lived }: JournalDigest, wanted: readonly Facet[]): boolean =>
  Object.values(lived).some(({ facets }) => wanted.every((one) => facets.includes(one)))

/** By the months that these were lived in, newest first. */
export function countedByMonth(lived: readonly { at: LivedTime }[]): JournalMonths['months'] {
  const counts = new Map<LivedMonth, Found>()
  for (const { at } of lived) {
    const date = dateOf(at)
    const found = counts.get(livedMonthOf(date)) ?? { count: 0, days: 0 }
    counts.set(livedMonthOf(date), { count: found.count + 1, days: withDay(found.days, date) })
  }
  return [...counts]
    .map(([month, found]) => ({ month, ...found }))
    .sort((one, other) => monthNumber(other.month) - monthNumber(one.month))
}
