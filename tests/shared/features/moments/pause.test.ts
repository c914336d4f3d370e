import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import {
  begunAt,
  cappedPause,
  isPaused,
  morningOf,
  nextMorning,
  PAUSES,
  pauseEnd,
  pauseEnds,
} from '@shared/features/moments/pause'
import { anInstant, zone } from '../../arbitraries'

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

  it('begun while the clock stood far ahead lasts as long as was meant, once the clock is right', () => {
    const day = 24 * 3_600_000
    fc.assert(
      fc.property(
        anInstant,
        fc.integer({ min: 1, max: 60 * day }),
        fc.integer({ min: day, max: 500 * day }),
        (now, length, ahead) => {
          const wrong = now + ahead
          const pause = begunAt({ until: text(wrong + length) }, wrong)
          const capped = cappedPause(pause, now)
          expect(pauseEnd(capped) - now).toBe(length)
          // Once only, and never again while time goes on.
          expect(cappedPause(capped, now + length)).toBe(capped)
        },
      ),
      { numRuns: 300, seed: 42 },
    )
  })

  it('is left as it is by a clock that goes on, or is set back by hours', () => {
    const hour = 3_600_000
    fc.assert(
      fc.property(anInstant, fc.integer({ min: -23 * hour, max: 900 * hour }), (since, passed) => {
        const pause = begunAt({ until: text(since + 30 * hour) }, since)
        expect(cappedPause(pause, since + passed)).toBe(pause)
        const open = begunAt({ until: null }, since)
        expect(cappedPause(open, since - 9000 * hour)).toBe(open)
        // Of an earlier version of Luwte.
        const former = { until: text(since + 30 * hour) }
        expect(cappedPause(former, since - 9000 * hour)).toBe(former)
      }),
      { numRuns: 300, seed: 43 },
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
