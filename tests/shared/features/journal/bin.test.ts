import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAYS_IN_BIN, DAYS_OF_USE, type DaysOfUse, isDueForErasing, withDayOfUse } from '@shared/features/journal/bin'
import { VERSIONS_KEPT, versionsToDrop } from '@shared/records/merging'
import type { VaultRecord } from '@shared/records/record'
import { instant, localDateAt } from '@shared/kernel/time'
import { compareVectors } from '@shared/kernel/versionVectors'
import { DAY_MS } from '../../arbitraries'

const zone = fc.constantFrom('Europe/Amsterdam', 'Pacific/Apia', 'America/St_Johns', 'UTC')
const thrownAway = fc.integer({ min: Date.parse('2026-01-01T00:00Z'), max: Date.parse('2027-12-31T00:00Z') })
/** Days between one use and the next: mostly each day, now and then a long absence. */
const gaps = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 3 }) }, fc.integer({ min: 20, max: 500 })),
  {
    maxLength: 60,
  },
)

/** Luwte is used on these days, from the day on which something was thrown away. @returns at which uses it is due. */
function usesOf(deleted: number, gapsInDays: readonly number[], inZone: string) {
  let days: DaysOfUse = []
  let now = deleted
  return gapsInDays.map((gap) => {
    now += gap * DAY_MS
    days = withDayOfUse(days, localDateAt(now, inZone))
    return { now, date: localDateAt(now, inZone), isDue: isDueForErasing(instant(deleted), days, now, inZone) }
  })
}

describe('what lies in the bin', () => {
  it('stays at least thirty days, and goes at the third day of use after them, no earlier and no later', () => {
    fc.assert(
      fc.property(thrownAway, gaps, zone, (deleted, gapsInDays, inZone) => {
        const from = localDateAt(deleted + DAYS_IN_BIN * DAY_MS, inZone)
        const usedAfter = new Set<string>()
        for (const { now, date, isDue } of usesOf(deleted, gapsInDays, inZone)) {
          if (date >= from) usedAfter.add(date)
          expect(isDue).toBe(now >= deleted + DAYS_IN_BIN * DAY_MS && usedAfter.size >= DAYS_OF_USE)
        }
      }),
    )
  })

  it('is all there for somebody who comes back, on the first day and the next, however long they were away', () => {
    fc.assert(
      fc.property(
        thrownAway,
        gaps,
        fc.integer({ min: DAYS_IN_BIN, max: 4000 }),
        zone,
        (deleted, before, away, inZone) => {
          const short = before.filter((gap) => gap <= 3).slice(0, 8)
          const uses = usesOf(deleted, [...short, away, 1, 1], inZone).slice(short.length)
          expect(uses.map(({ isDue }) => isDue)).toEqual([false, false, true])
        },
      ),
    )
  })

  it('is not erased sooner by days that were noted while the clock stood ahead', () => {
    const deleted = Date.parse('2026-11-01T12:00Z')
    let days: DaysOfUse = []
    for (const day of ['2028-01-01', '2028-01-02', '2028-01-03']) days = withDayOfUse(days, day)
    const now = deleted + 31 * DAY_MS
    expect(isDueForErasing(instant(deleted), withDayOfUse(days, localDateAt(now, 'UTC')), now, 'UTC')).toBe(false)
  })
})

const version = fc.record({ a: fc.integer({ min: 1, max: 40 }), b: fc.integer({ min: 1, max: 40 }) })
const versions = fc
  .array(version, { maxLength: 60 })
  .map((vectors) => vectors.map((seen) => ({ seen }) as unknown as VaultRecord))

describe('earlier versions', () => {
  it('stay while they are few, and of many the last ones stay', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const dropped = versionsToDrop(all)
        expect(dropped.size).toBe(Math.max(0, all.length - VERSIONS_KEPT))
        const kept = all.filter((one) => !dropped.has(one))
        for (const one of dropped)
          for (const other of kept) expect(compareVectors(one.seen, other.seen)).not.toBe('newer')
        expect(versionsToDrop(kept).size).toBe(0)
      }),
    )
  })
})
