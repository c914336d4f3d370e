import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import { digestOf, lightsIn, MonthDigestSchema } from '@shared/features/looking-back/monthDigest'
import { choiceOf, keyOf } from '@shared/features/check-ins/checkIn'
import { summaryOf, yearOf } from '@shared/features/looking-back/summary'
import { dayOf, livedTime } from '@shared/kernel/time'
import { anInstant, zone } from '../../arbitraries'

const chosen = fc.oneof(
  fc.constantFrom('afraid', 'tired', 'calm').map((id) => ({ id })),
  // Own words may be anything, also what objects have by themselves.
  fc.constantFrom('mist', '__proto__', 'constructor', 'a/b', 'id:tired').map((own) => ({ own })),
)
const choices = fc.uniqueArray(chosen, { maxLength: 4, selector: keyOf })
// In the steps of the plane, so that sums are exact in whatever order they are made.
const axis = fc.integer({ min: -8, max: 8 }).map((steps) => steps / 2)
const aCheckIn: fc.Arbitrary<CheckIn> = fc
  .record({
    epochMs: anInstant,
    zone,
    answer: fc.constantFrom('felt' as const, 'dont-know' as const, 'nothing' as const),
    point: fc.option(fc.record({ pleasantness: axis, energy: axis }), { nil: undefined }),
    feelings: choices,
    around: fc.record({ with: choices, where: choices, doing: choices }),
    note: fc.constant('Niet in de telling.'),
  })
  .map(({ epochMs, zone: lived, ...answered }) => ({
    id: '01932f3c-1f3a-7abc-8def-0123456789ab',
    kind: 'check-in' as const,
    at: livedTime(epochMs, lived),
    seen: { here: 1 },
    changedAt: '2026-11-21T19:04:31.250Z',
    ...answered,
  }))
const checkIns = fc.array(aCheckIn, { maxLength: 30 })
const lightsOf = (all: readonly CheckIn[]) => [...lightsIn([digestOf(all)])]
const ALWAYS = { from: '2011-01-01', to: '2029-12-31' }
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)
const check = (property: fc.IProperty<[CheckIn[]]>) => fc.assert(property, { numRuns: 60 })

describe('what a month is made into', () => {
  it('has a light for each check-in, on the day it was lived, wherever that was', () => {
    check(
      fc.property(checkIns, (all) => {
        expect(lightsOf(all).map(({ date }) => date)).toEqual(all.map(({ at }) => dayOf(at)))
      }),
    )
  })

  it('gives back of each check-in its place, its answer and its words', () => {
    check(
      fc.property(checkIns, (all) => {
        expect(lightsOf(all).map(({ place, feelings }) => ({ place, feelings }))).toEqual(
          all.map(({ point, feelings }) => ({ place: point ?? null, feelings: feelings.map(keyOf) })),
        )
      }),
    )
  })

  it('counts each word as often as it was chosen, and what was around as often as it was there', () => {
    check(
      fc.property(checkIns, (all) => {
        const summary = summaryOf(ALWAYS, lightsOf(all))
        const words = all.flatMap(({ feelings }) => feelings.map(keyOf))
        for (const { key, total, counts } of summary.feelings) {
          expect(total).toBe(words.filter((word) => word === key).length)
          expect(counts.reduce((one, other) => one + other, 0)).toBe(total)
        }
        expect(summary.feelings.reduce((total, feeling) => total + feeling.total, 0)).toBe(words.length)
        for (const { group, key, total, kinds, feelings } of summary.around) {
          const there = all.filter(({ around }) => around[group].some((one) => keyOf(one) === key))
          expect(total).toBe(there.length)
          expect(sum(kinds)).toBe(there.length)
          expect(feelings.reduce((one, { count }) => one + count, 0)).toBe(there.flatMap((one) => one.feelings).length)
        }
        expect(summary.around).toHaveLength(
          new Set(
            all.flatMap(({ around }) =>
              Object.entries(around).flatMap(([name, of]) => of.map((one) => name + keyOf(one))),
            ),
          ).size,
        )
      }),
    )
  })

  it('is the same whether a whole is counted or its parts are, in whatever order', () => {
    check(
      fc.property(checkIns, (all) => {
        const halves = [all.filter((_, index) => index % 2 === 0), all.filter((_, index) => index % 2 === 1)]
        const merged = summaryOf(ALWAYS, lightsIn(halves.map(digestOf).reverse()))
        const whole = summaryOf(ALWAYS, lightsOf(all))
        expect(merged).toEqual(whole)
      }),
    )
  })

  it('holds no note', () => {
    check(
      fc.property(checkIns, (all) => {
        expect(JSON.stringify(digestOf(all))).not.toContain('telling')
      }),
    )
  })

  it('survives being written as JSON and read by its schema', () => {
    check(
      fc.property(checkIns, (all) => {
        const digest = digestOf(all)
        expect(v.parse(MonthDigestSchema, JSON.parse(JSON.stringify(digest)))).toEqual(digest)
      }),
    )
  })

  it('gives back the word that a count is of', () => {
    fc.assert(
      fc.property(chosen, (one) => {
        expect(choiceOf(keyOf(one))).toEqual(one)
      }),
    )
  })
})

describe('a range and a year', () => {
  it('hold their own days only, and the parts of the day add up to all', () => {
    check(
      fc.property(checkIns, (all) => {
        const range = { from: '2015-03-10', to: '2022-08-20' }
        const inside = all.filter(({ at }) => dayOf(at) >= range.from && dayOf(at) <= range.to)
        const summary = summaryOf(range, lightsOf(all))
        expect(summary.checkIns).toBe(inside.length)
        expect(summary.days).toBe(new Set(inside.map(({ at }) => dayOf(at))).size)
        expect(summary.times.reduce((total, { count }) => total + count, 0)).toBe(inside.length)
        expect(sum(summary.kinds)).toBe(inside.length)
        expect(yearOf(2020, lightsOf(all)).reduce((total, { count }) => total + count, 0)).toBe(
          all.filter(({ at }) => dayOf(at).startsWith('2020-')).length,
        )
      }),
    )
  })

  it('have the middle of places within the places, and none where none was chosen', () => {
    check(
      fc.property(checkIns, (all) => {
        for (const { date, count, mean } of yearOf(2020, lightsOf(all))) {
          const there = all.filter(({ at }) => dayOf(at) === date)
          expect(count).toBe(there.length)
          const places = there.flatMap(({ point }) => point ?? [])
          expect(mean === null).toBe(places.length === 0)
          for (const name of ['pleasantness', 'energy'] as const) {
            const values = places.map((place) => place[name])
            if (mean) expect(mean[name]).toBeGreaterThanOrEqual(Math.min(...values))
            if (mean) expect(mean[name]).toBeLessThanOrEqual(Math.max(...values))
          }
        }
      }),
    )
  })
})
