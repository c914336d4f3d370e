import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { occurrences } from '@shared/features/moments/occurrences'
import { type Rule, RuleSchema } from '@shared/features/moments/rhythm'
import {
  afterAnswer,
  afterPassing,
  NO_BACKOFF,
  isAsking,
  rarer,
  type Backoff,
  UNANSWERED_BEFORE_ASKING,
} from '@shared/features/moments/backoff'
import { ALL_WEEK, DAY_MS, everyDayRule, plainRhythm } from '../../arbitraries'

const today = '2026-11-23'
const from = Date.parse(`${today}T00:00Z`)
const within = (rule: Rule, days: number) => occurrences(plainRhythm(rule), from, from + days * DAY_MS, 'UTC').length

const weeks = fc.record({
  by: fc.constant('weeks' as const),
  every: fc.integer({ min: 1, max: 3 }),
  first: fc.constant(today),
  time: fc.constant('10:00'),
})

describe('rarer', () => {
  it('comes strictly less often over sixty days, and is never empty', () => {
    fc.assert(
      fc.property(fc.oneof(everyDayRule, weeks), (rule) => {
        const less = rarer(rule, today)
        if (less === null) return
        expect(v.is(RuleSchema, less)).toBe(true)
        expect(within(less, 60)).toBeLessThan(within(rule, 60))
        expect(within(less, 60)).toBeGreaterThan(0)
      }),
      { numRuns: 500, seed: 61 },
    )
  })

  it('can be said again until there is nothing left to leave out', () => {
    fc.assert(
      fc.property(everyDayRule, (rule) => {
        let rule_: Rule | null = rule
        for (let times = 0; rule_ !== null; times += 1) {
          expect(times).toBeLessThan(20)
          rule_ = rarer(rule_, today)
        }
      }),
      { numRuns: 200, seed: 62 },
    )
  })

  it('takes away about half', () => {
    fc.assert(
      fc.property(everyDayRule, (rule) => {
        const less = rarer(rule, today)
        if (less === null) return
        const share = within(less, 84) / within(rule, 84)
        expect(share).toBeGreaterThanOrEqual(0.25)
        expect(share).toBeLessThanOrEqual(0.8)
      }),
      { numRuns: 300, seed: 63 },
    )
  })

  it.each<[string, Rule, Rule | null]>([
    [
      'the last of the day stays',
      { by: 'times', times: ['20:00', '08:00', '14:00'], weekdays: ALL_WEEK },
      { by: 'times', times: ['08:00', '20:00'], weekdays: ALL_WEEK },
    ],
    [
      'once a day becomes every other day',
      { by: 'times', times: ['20:00'], weekdays: ALL_WEEK },
      { by: 'times', times: ['20:00'], weekdays: [2, 4, 6] },
    ],
    [
      'once a week becomes every two weeks, from next week on',
      { by: 'times', times: ['20:00'], weekdays: [3] },
      { by: 'weeks', every: 2, first: '2026-12-02', time: '20:00' },
    ],
    [
      'every four weeks becomes every eight',
      { by: 'weeks', every: 4, first: today, time: '20:00' },
      { by: 'weeks', every: 8, first: today, time: '20:00' },
    ],
    ['once stays once', { by: 'date', date: today, time: '20:00' }, null],
    ['every half year stays', { by: 'weeks', every: 27, first: today, time: '20:00' }, null],
  ])('%s', (_, rule, expected) => {
    expect(rarer(rule, today)).toEqual(expected)
  })
})

describe('how a rhythm fares', () => {
  const after = (backoff: Backoff, passed: number): Backoff =>
    Array.from({ length: passed }).reduce<Backoff>((one) => afterPassing(one), backoff)

  it('is asked about after three that nobody answered, and not before', () => {
    expect(isAsking(after(NO_BACKOFF, UNANSWERED_BEFORE_ASKING - 1))).toBe(false)
    expect(isAsking(after(NO_BACKOFF, UNANSWERED_BEFORE_ASKING))).toBe(true)
  })

  it('is not asked about again before an answer', () => {
    const told: Backoff = { ...after(NO_BACKOFF, 3), question: 'told' }
    expect(after(told, 20).question).toBe('told')
    expect(afterAnswer(told)).toEqual(NO_BACKOFF)
    expect(isAsking(after(afterAnswer(told), 3))).toBe(true)
  })

  it('is never asked about again once that was settled', () => {
    const settled: Backoff = { unanswered: 0, question: 'settled' }
    expect(isAsking(after(settled, 20))).toBe(false)
    expect(isAsking(after(afterAnswer(after(settled, 5)), 20))).toBe(false)
  })
})
