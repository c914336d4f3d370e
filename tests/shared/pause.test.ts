import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { isPaused, morningOf, nextMorning, PAUSES, pauseEnd, pauseEnds } from '@shared/features/moments/pause'
import { anInstant, zone } from './arbitraries'

const amsterdam = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Amsterdam]`).epochMilliseconds
const text = (epochMs: number) => new Date(epochMs).toISOString()

describe('a pause', () => {
  it('holds until it ends, and not longer', () => {
    const until = amsterdam('2026-11-23T08:00')
    expect(isPaused({ until: text(until) }, until - 1)).toBe(true)
    expect(isPaused({ until: text(until) }, until)).toBe(false)
    expect(isPaused(null, until)).toBe(false)
  })

  it('without an end holds until somebody goes on', () => {
    expect(isPaused({ until: null }, Number.MAX_SAFE_INTEGER)).toBe(true)
  })

  it('of the usual ones ends ahead, within a day and a bit, in every zone', () => {
    fc.assert(
      fc.property(anInstant, zone, (now, where) => {
        const ends = pauseEnds(now, where)
        for (const name of PAUSES) {
          const end = pauseEnd({ until: ends[name] === null ? null : text(ends[name]) })
          expect(end).toBeGreaterThan(now)
          if (name !== 'open') expect(end - now).toBeLessThanOrEqual(31 * 3_600_000)
        }
      }),
      { numRuns: 300, seed: 41 },
    )
  })

  it.each([
    ['2026-11-23T23:30', '2026-11-24T06:00'],
    ['2026-11-24T00:30', '2026-11-24T06:00'],
    ['2026-11-24T06:00', '2026-11-25T06:00'],
    ['2026-03-28T22:00', '2026-03-29T06:00'],
  ])('until tomorrow, said at %s, ends at %s', (said, ends) => {
    expect(nextMorning(amsterdam(said), 'Europe/Amsterdam')).toBe(amsterdam(ends))
  })

  it('until a date ends on its morning', () => {
    expect(morningOf('2026-12-24', 'Europe/Amsterdam')).toBe(amsterdam('2026-12-24T06:00'))
  })
})
