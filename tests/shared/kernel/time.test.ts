import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import {
  clockTimeOf,
  dateOf,
  dayAt,
  dayOf,
  epochOf,
  hourAt,
  livedTime,
  LivedTimeSchema,
  localDateAt,
} from '@shared/kernel/time'

const zone = fc.constantFrom('Europe/Amsterdam', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'UTC')
const epoch = fc.integer({ min: Date.parse('1920-01-01'), max: Date.parse('2120-01-01') })

describe('lived time', () => {
  it('is read back to the minute it was written in', () => {
    fc.assert(
      fc.property(epoch, zone, (epochMs, where) => {
        const at = livedTime(epochMs, where)
        expect(Math.abs(epochOf(at) - epochMs)).toBeLessThan(61_000)
        expect(dateOf(at)).toBe(localDateAt(epochMs, where))
      }),
      { seed: 41 },
    )
  })

  it('fits its schema wherever offsets are whole minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('1973-01-01'), max: Date.parse('2120-01-01') }),
        zone,
        (epochMs, where) => v.is(LivedTimeSchema, livedTime(epochMs, where)),
      ),
      { seed: 42 },
    )
  })

  it('keeps the date that was on the wall, wherever one reads it', () => {
    const at = livedTime(Date.parse('2026-11-21T23:30:00Z'), 'Asia/Tokyo')
    expect(at).toBe('2026-11-22T08:30+09:00[Asia/Tokyo]')
    expect(dateOf(at)).toBe('2026-11-22')
    expect(clockTimeOf(at)).toBe('08:30')
  })
})

describe('the day that something was lived in', () => {
  it.each([
    ['2026-11-22T03:59+01:00[Europe/Amsterdam]', '2026-11-21'],
    ['2026-11-22T04:00+01:00[Europe/Amsterdam]', '2026-11-22'],
    ['2027-01-01T00:00+01:00[Europe/Amsterdam]', '2026-12-31'],
    ['2026-11-21T23:59+01:00[Europe/Amsterdam]', '2026-11-21'],
  ])('ends at four in the morning: %s', (at, day) => {
    expect(dayOf(at)).toBe(day)
  })

  it('is the day of the clock there and then, or the one before it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.constantFrom('Europe/Amsterdam', 'Asia/Kolkata', 'America/St_Johns'),
        (epochMs, zone) => {
          const hour = hourAt(epochMs, zone)
          expect(dayAt(epochMs, zone)).toBe(localDateAt(hour < 4 ? epochMs - 5 * 60 * 60 * 1000 : epochMs, zone))
        },
      ),
    )
  })
})
