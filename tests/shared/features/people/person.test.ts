import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LISTS, type PersonBody, personFrom } from '@shared/features/people/person'
import { changedFields, type PersonChange } from '@shared/features/people/personChange'
import { SOFT_TIMES, softTimeOf } from '@shared/features/people/softTime'
import { people as en } from '@shared/i18n/en/people'
import { people as nl } from '@shared/i18n/nl/people'

const line = fc.constantFrom('thee', 'samen lopen', 'geen vragen', '<b>x</b>', 'a'.repeat(500))
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const sign = fc.oneof(fc.record({ id: fc.constantFrom('cool', 'wall') }), fc.record({ own: line }))
const noticed = fc.record({ sign, on: day })
const changed = fc.record({
  what: fc.constantFrom('died' as const, 'ended' as const, 'other' as const),
  on: day,
  written: fc.constantFrom('kept' as const, 'away' as const),
})
const person: fc.Arbitrary<PersonBody> = fc.record(
  {
    nickname: fc.constantFrom('Noor', 'M.', 'x'.repeat(80)),
    noticed: fc.array(noticed, { maxLength: 4 }),
    ...{ good: fc.uniqueArray(line), notGood: fc.uniqueArray(line), asked: fc.uniqueArray(line) },
    promised: fc.uniqueArray(line),
    changed,
    ideasAway: fc.uniqueArray(fc.constantFrom('photo', 'card')),
  },
  { requiredKeys: ['nickname', 'noticed', 'good', 'notGood', 'asked', 'promised'] },
)

describe('a person of several versions', () => {
  test('has everything that is in any of them, once, and has changed where one says so', () => {
    fc.assert(
      fc.property(person, fc.array(person, { maxLength: 3 }), (first, others) => {
        const all = [first, ...others] as const
        const one = personFrom([first, ...others])
        expect(one.nickname).toBe(first.nickname)
        for (const list of LISTS) {
          expect([...one[list]].sort()).toEqual([...new Set(all.flatMap((version) => version[list]))].sort())
        }
        for (const seen of all.flatMap((version) => version.noticed)) expect(one.noticed).toContainEqual(seen)
        expect(one.changed !== undefined).toBe(all.some((version) => version.changed !== undefined))
      }),
    )
  })
})

describe('a change of a person', () => {
  const after = (before: PersonBody, change: PersonChange): PersonBody => ({
    ...before,
    ...changedFields(before, change),
  })

  test('adds a line once, and removing it brings back what was there', () => {
    fc.assert(
      fc.property(person, fc.constantFrom(...LISTS), line, fc.nat(8), (before, list, text, at) => {
        const added = after(before, { do: 'add', to: list, line: text, at })
        expect(added[list].filter((one) => one === text)).toEqual([text])
        const removed = after(added, { do: 'remove', from: list, line: text })
        expect(removed[list]).toEqual(before[list].filter((one) => one !== text))
        expect({ ...removed, [list]: before[list] }).toEqual(before)
      }),
    )
  })

  test('of one line can be undone to the same place', () => {
    fc.assert(
      fc.property(person, fc.constantFrom(...LISTS), fc.nat(), (before, list, drawn) => {
        fc.pre(before[list].length > 0)
        const at = drawn % before[list].length
        const text = before[list][at] ?? ''
        const removed = after(before, { do: 'remove', from: list, line: text })
        expect(after(removed, { do: 'add', to: list, line: text, at })).toEqual(before)
      }),
    )
  })

  test('notes what was seen once a day, and forgets it', () => {
    fc.assert(
      fc.property(person, noticed, (before, seen) => {
        const twice = after(after(before, { do: 'notice', noticed: seen }), { do: 'notice', noticed: seen })
        expect(twice.noticed.filter((one) => JSON.stringify(one) === JSON.stringify(seen))).toHaveLength(1)
        expect(after(twice, { do: 'forget', noticed: seen }).noticed).not.toContainEqual(seen)
      }),
    )
  })
})

describe('how long ago something was', () => {
  test('is said without a number, in both languages', () => {
    for (const texts of [nl.since, en.since])
      for (const time of SOFT_TIMES) {
        expect(texts[time]).not.toMatch(/\d/)
        expect(texts[time]).not.toMatch(/\b(dag(en)?|days?)\b(?<!een paar dagen)(?<!a few days)/)
      }
  })

  test('never comes nearer the longer ago it was', () => {
    fc.assert(
      fc.property(day, fc.nat(2000), fc.nat(2000), (today, one, other) => {
        const ago = (days: number) =>
          new Date(Date.parse(`${today}T12:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
        const place = (days: number) => SOFT_TIMES.indexOf(softTimeOf(ago(days), today))
        const [near, far] = one < other ? [one, other] : [other, one]
        expect(place(near)).toBeLessThanOrEqual(place(far))
      }),
    )
  })

  test('is today for what lies ahead, and yesterday for one day', () => {
    expect(softTimeOf('2026-12-05', '2026-12-01')).toBe('today')
    expect(softTimeOf('2026-11-30', '2026-12-01')).toBe('yesterday')
    expect(softTimeOf('2026-11-29', '2026-12-01')).toBe('days')
    expect(softTimeOf('2020-11-29', '2026-12-01')).toBe('long')
  })
})
