import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { RANGE_NAMES, rangeBefore, rangeOf, stepsOf } from '@shared/features/looking-back/ranges'
import { dayAfter } from '@shared/kernel/time'

const date = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => new Temporal.PlainDate(1900, 1, 1).add({ days }).toString())
const range = fc
  .tuple(date, date)
  .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }))
const daysOf = ({ from, to }: { from: string; to: string }) =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1

describe('ranges', () => {
  it('end today and hold as many days as their name says', () => {
    expect(rangeOf('four-weeks', '2026-11-30')).toEqual({ from: '2026-11-03', to: '2026-11-30' })
    expect(rangeOf('three-months', '2026-11-30')).toEqual({ from: '2026-09-01', to: '2026-11-30' })
    expect(rangeOf('year', '2026-11-30')).toEqual({ from: '2025-12-01', to: '2026-11-30' })
    expect(rangeOf('year', '2024-02-29')).toEqual({ from: '2023-03-01', to: '2024-02-29' })
    fc.assert(
      fc.property(date, fc.constantFrom(...RANGE_NAMES), (today, name) => {
        const found = rangeOf(name, today)
        expect(found.to).toBe(today)
        expect(found.from < today).toBe(true)
      }),
    )
  })

  it('lie before one another without a gap, and are as long', () => {
    fc.assert(
      fc.property(range, (one) => {
        const before = rangeBefore(one)
        expect(dayAfter(before.to)).toBe(one.from)
        expect(daysOf(before)).toBe(daysOf(one))
      }),
    )
  })

  it('are cut into steps that follow each other from their first day to their last', () => {
    fc.assert(
      fc.property(range, (whole) => {
        const { unit, steps } = stepsOf(whole)
        expect(steps[0]?.from).toBe(whole.from)
        expect(steps.at(-1)?.to).toBe(whole.to)
        for (const [index, step] of steps.entries()) {
          expect(step.from <= step.to).toBe(true)
          const next = steps[index + 1]
          if (next) expect(dayAfter(step.to)).toBe(next.from)
        }
        if (unit !== 'year') expect(steps.length).toBeLessThanOrEqual(27)
      }),
    )
  })

  it('are cut into weeks from Monday where they are short, into months or years where they are long', () => {
    expect(stepsOf({ from: '2026-11-03', to: '2026-11-30' })).toEqual({
      unit: 'week',
      steps: [
        { from: '2026-11-03', to: '2026-11-08' },
        { from: '2026-11-09', to: '2026-11-15' },
        { from: '2026-11-16', to: '2026-11-22' },
        { from: '2026-11-23', to: '2026-11-29' },
        { from: '2026-11-30', to: '2026-11-30' },
      ],
    })
    expect(stepsOf({ from: '2025-12-01', to: '2026-11-30' }).unit).toBe('month')
    expect(stepsOf({ from: '1976-12-01', to: '2026-11-30' }).unit).toBe('year')
  })
})
