import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { isQuiet, type QuietHours, quietUntil } from '@shared/features/moments/quietHours'
import { ALL_WEEK, anInstant, clockTime, weekdays, zone } from '../../arbitraries'

const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds
const amsterdam = (local: string) => at(`${local}[Europe/Amsterdam]`)
const night: QuietHours = { from: '22:00', to: '07:00', weekdays: ALL_WEEK }
const anyQuiet = fc.array(fc.record({ from: clockTime, to: clockTime, weekdays }), { minLength: 1, maxLength: 3 })

describe('quiet hours', () => {
  it.each([
    ['2026-11-23T21:59:59', false],
    ['2026-11-23T22:00', true],
    ['2026-11-24T00:00', true],
    ['2026-11-24T06:59:59', true],
    ['2026-11-24T07:00', false],
  ])('across midnight hold at %s: %s', (local, isSo) => {
    expect(isQuiet(amsterdam(local), [night], 'Europe/Amsterdam')).toBe(isSo)
  })

  it('belong to the day on which they begin', () => {
    const friday = [{ ...night, weekdays: [5] }]
    expect(isQuiet(amsterdam('2026-11-27T23:00'), friday, 'Europe/Amsterdam')).toBe(true)
    expect(isQuiet(amsterdam('2026-11-28T03:00'), friday, 'Europe/Amsterdam')).toBe(true)
    expect(isQuiet(amsterdam('2026-11-27T03:00'), friday, 'Europe/Amsterdam')).toBe(false)
    expect(isQuiet(amsterdam('2026-11-28T23:00'), friday, 'Europe/Amsterdam')).toBe(false)
  })

  it('that end where they begin last a whole day', () => {
    const sunday = [{ from: '00:00', to: '00:00', weekdays: [7] }]
    expect(quietUntil(amsterdam('2026-11-29T00:00'), sunday, 'Europe/Amsterdam')).toBe(amsterdam('2026-11-30T00:00'))
    expect(isQuiet(amsterdam('2026-11-30T00:00'), sunday, 'Europe/Amsterdam')).toBe(false)
  })

  it('of which one begins in another end with the last of them', () => {
    const both = [night, { from: '06:00', to: '09:00', weekdays: ALL_WEEK }]
    expect(quietUntil(amsterdam('2026-11-24T06:30'), both, 'Europe/Amsterdam')).toBe(amsterdam('2026-11-24T09:00'))
  })

  it('are an hour shorter or longer in the nights in which clocks change', () => {
    const length = (begin: string) => {
      const from = amsterdam(begin)
      return ((quietUntil(from, [night], 'Europe/Amsterdam') ?? from) - from) / 3_600_000
    }
    expect(length('2026-03-28T22:00')).toBe(8)
    expect(length('2026-10-24T22:00')).toBe(10)
    expect(length('2026-11-23T22:00')).toBe(9)
  })

  it('begin when the clock jumps, where it jumps over their beginning', () => {
    const early = [{ from: '02:30', to: '07:00', weekdays: ALL_WEEK }]
    expect(isQuiet(amsterdam('2026-03-29T03:15'), early, 'Europe/Amsterdam')).toBe(false)
    expect(isQuiet(amsterdam('2026-03-29T03:30'), early, 'Europe/Amsterdam')).toBe(true)
  })

  it('last until their end, and not a moment longer, in every zone', () => {
    fc.assert(
      fc.property(anyQuiet, anInstant, zone, (quiet, now, where) => {
        const end = quietUntil(now, quiet, where)
        if (end === null) return
        expect(end).toBeGreaterThan(now)
        expect(isQuiet(end - 1, quiet, where)).toBe(true)
        const wall = Temporal.Instant.fromEpochMilliseconds(end).toZonedDateTimeISO(where).toPlainTime()
        // Where clocks jump over an end, it comes as much later.
        const ends = quiet.flatMap(({ to }) =>
          [0, 30, 60].map((minutes) => Temporal.PlainTime.from(to).add({ minutes })),
        )
        expect(ends.map(String)).toContain(wall.toString())
      }),
      { numRuns: 400, seed: 21 },
    )
  })

  it('are as the clock on the wall says, but for the days around a change of the clocks', () => {
    fc.assert(
      fc.property(anyQuiet, anInstant, fc.constantFrom('UTC', 'Asia/Kolkata'), (quiet, now, where) => {
        const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(where)
        const clock = local.toPlainTime().toString({ smallestUnit: 'minute' })
        const before = local.subtract({ days: 1 }).dayOfWeek
        const holds = quiet.some(({ from, to, weekdays: days }) => {
          if (from < to) return days.includes(local.dayOfWeek) && from <= clock && clock < to
          return (days.includes(local.dayOfWeek) && clock >= from) || (days.includes(before) && clock < to)
        })
        expect(isQuiet(now, quiet, where)).toBe(holds)
      }),
      { numRuns: 400, seed: 22 },
    )
  })

  it('that were not chosen hold nothing', () => {
    expect(quietUntil(amsterdam('2026-11-23T23:00'), [], 'Europe/Amsterdam')).toBeNull()
    expect(isQuiet(amsterdam('2026-11-23T23:00'), [{ ...night, weekdays: [] }], 'Europe/Amsterdam')).toBe(false)
  })
})
