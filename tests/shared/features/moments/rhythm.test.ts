import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { occurrences } from '@shared/features/moments/occurrences'
import {
  MAX_SKIPPED,
  OccurrenceIdSchema,
  rhythmOf as idOfRhythm,
  RhythmSchema,
  skippingToo,
} from '@shared/features/moments/rhythm'
import { anInstant, date, DAY_MS, plainRhythm, rhythmOf, rule, zone } from '../../arbitraries'

describe('a rhythm', () => {
  it('fits its schema with any rule, and its moments have ids that are taken back', () => {
    fc.assert(
      fc.property(rhythmOf(rule), anInstant, zone, (rhythm, from, where) => {
        expect(v.is(RhythmSchema, rhythm)).toBe(true)
        for (const { id } of occurrences(rhythm, from, from + 7 * DAY_MS, where)) {
          expect(v.is(OccurrenceIdSchema, id)).toBe(true)
          expect(idOfRhythm(id)).toBe(rhythm.id)
        }
      }),
      { numRuns: 100, seed: 71 },
    )
  })

  it.each([
    { by: 'times', times: ['24:00'], weekdays: [1] },
    { by: 'times', times: ['08:00'], weekdays: [0] },
    { by: 'hours', every: 0, from: '08:00', to: '20:00', weekdays: [1] },
    { by: 'unforeseen', count: 3, from: '08:00', to: '20:00', gap: 5, weekdays: [1], seed: 'a' },
    { by: 'weeks', every: 53, first: '2026-11-23', time: '08:00' },
    { by: 'moon' },
  ])('makes no sense with the rule %j', (wrong) => {
    expect(v.is(RhythmSchema, { ...plainRhythm({ by: 'date', date: '2026-11-23', time: '08:00' }), rule: wrong })).toBe(
      false,
    )
  })
})

describe('skipping one more date', () => {
  it('always skips it, never more than may be skipped, and in order', () => {
    fc.assert(
      fc.property(fc.array(date, { maxLength: MAX_SKIPPED }), date, (skip, more) => {
        const kept = skippingToo(skip, more)
        expect(kept).toContain(more)
        expect(kept.length).toBe(Math.min(new Set([...skip, more]).size, MAX_SKIPPED))
        expect(kept).toEqual([...new Set(kept)].sort())
      }),
      { seed: 72 },
    )
  })

  it('forgets what is past before what is to come', () => {
    const days = (first: string, count: number) =>
      Array.from({ length: count }, (_, day) => new Date(Date.parse(first) + day * DAY_MS).toISOString().slice(0, 10))
    const past = skippingToo(days('2026-09-01', MAX_SKIPPED), '2026-11-23')
    expect([past[0], past.at(-1)]).toEqual(['2026-09-02', '2026-11-23'])
    const ahead = skippingToo(days('2026-12-01', MAX_SKIPPED), '2026-11-23')
    expect([ahead[0], ahead.at(-1)]).toEqual(['2026-11-23', '2027-01-28'])
  })
})
