import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  dialAddress,
  type Helpline,
  HELPLINE_GROUPS,
  helplinesFor,
  isOf,
  isStale,
  type OpeningHours,
} from '@shared/features/help-now/helplines'
import { openingOf } from '@shared/features/help-now/openingHours'
import { COUNTRIES, type CountryPart } from '@shared/features/settings/country'

const line = (id: string, over: Partial<Helpline>): Helpline => ({
  id,
  countries: ['NL'],
  group: 'crisis',
  name: id,
  call: ['113'],
  text: null,
  chat: false,
  web: null,
  open24: true,
  hoursCertain: true,
  confidence: 'high',
  verifiedOn: '2026-11',
  source: id,
  ...over,
})

describe('helplinesFor', () => {
  test('gives the lines of one country, danger first, equal kinds in the order they were in', () => {
    const lines = [
      line('doctor', { group: 'care' }),
      line('child', { group: 'youth' }),
      line('second', { group: 'crisis' }),
      line('belgian', { countries: ['BE'] }),
      line('danger', { group: 'danger', countries: ['BE', 'NL'] }),
      line('third', { group: 'crisis' }),
    ]
    expect(helplinesFor('NL', lines).map(({ id }) => id)).toEqual(['danger', 'second', 'third', 'child', 'doctor'])
    expect(helplinesFor('BE', lines).map(({ id }) => id)).toEqual(['danger', 'belgian'])
    expect(helplinesFor('US', lines)).toEqual([])
  })

  test('leaves out those of other parts of the country, where a part of it was chosen', () => {
    const lines = [
      line('all', { countries: ['GB'] }),
      line('scotland', { countries: ['GB'], parts: ['GB-SCT'] }),
      line('wales', { countries: ['GB'], parts: ['GB-WLS'] }),
    ]
    const ids = (part: CountryPart | null) => helplinesFor('GB', lines, part).map(({ id }) => id)
    expect(ids('GB-SCT')).toEqual(['all', 'scotland'])
    expect(ids(null)).toEqual(['all', 'scotland', 'wales'])
    // Chosen before a move to another country.
    expect(ids('BE-FR')).toEqual(['all', 'scotland', 'wales'])
  })

  test('against violence those of one’s own part come first; elsewhere the order of the data stands', () => {
    const lines = (['violence', 'crisis'] as const).flatMap((group) => [
      line(`${group} all`, { countries: ['GB'], group }),
      line(`${group} Scotland`, { countries: ['GB'], parts: ['GB-SCT'], group }),
    ])
    const ids = (part: CountryPart | null) => helplinesFor('GB', lines, part).map(({ id }) => id)
    expect(ids('GB-SCT')).toEqual(['crisis all', 'crisis Scotland', 'violence Scotland', 'violence all'])
    expect(ids(null)).toEqual(['crisis all', 'crisis Scotland', 'violence all', 'violence Scotland'])
  })

  test('whatever the lines are: none lost, none of another country, danger never below another', () => {
    const anyLine = fc
      .record({
        group: fc.constantFrom(...HELPLINE_GROUPS),
        countries: fc.uniqueArray(fc.constantFrom(...COUNTRIES), { minLength: 1 }),
      })
      .map((over) => line('any', over))
    fc.assert(
      fc.property(fc.array(anyLine), fc.constantFrom(...COUNTRIES), (lines, country) => {
        const found = helplinesFor(country, lines)
        expect(found).toHaveLength(lines.filter(({ countries }) => countries.includes(country)).length)
        const ranks = found.map(({ group }) => HELPLINE_GROUPS.indexOf(group))
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other))
      }),
    )
  })
})

describe('isOf', () => {
  test('a line belongs to its own group and to the others it names', () => {
    expect(isOf({ group: 'crisis', also: ['youth'] }, 'youth')).toBe(true)
    expect(isOf({ group: 'crisis', also: ['youth'] }, 'crisis')).toBe(true)
    expect(isOf({ group: 'crisis' }, 'youth')).toBe(false)
  })
})

describe('isStale', () => {
  test.each([
    ['2026-11-22', false],
    ['2027-05-31', false],
    ['2027-06-01', true],
    ['2028-01-01', true],
    ['2026-01-01', false],
  ])('a line read in November 2026, on %s: %s', (today, stale) => {
    expect(isStale({ verifiedOn: '2026-11' }, today)).toBe(stale)
  })
})

describe('dialAddress', () => {
  test('takes the international form only where it is given, and short numbers as they are', () => {
    const international = { '088 0767 000': '+31880767000' }
    expect(dialAddress({ international }, '088 0767 000', 'tel')).toBe('tel:+31880767000')
    expect(dialAddress({ international }, '0800-0113', 'tel')).toBe('tel:08000113')
    expect(dialAddress({}, '113', 'tel')).toBe('tel:113')
    expect(dialAddress({}, '85258', 'sms')).toBe('sms:85258')
  })
})

describe('openingOf', () => {
  const daily: OpeningHours = { zone: 'Europe/Amsterdam', days: [1, 2, 3, 4, 5, 6, 7], from: '11:00', to: '21:00' }
  const ask = (hours: OpeningHours | undefined, now: string | number, over: Partial<Helpline> = {}) =>
    openingOf(
      line('any', { open24: false, ...(hours ? { hours } : {}), ...over }),
      typeof now === 'number' ? now : Date.parse(now),
    )

  test('says nothing where that is not certain', () => {
    expect(ask(undefined, '2026-11-23T12:00Z')).toBeNull()
    expect(ask(daily, '2026-11-23T12:00Z', { confidence: 'medium' })).toBeNull()
    expect(ask(undefined, '2026-11-23T12:00Z', { open24: true, confidence: 'medium' })).toBeNull()
  })

  test.each([
    ['2026-11-23T09:59:59Z', { is: 'closed', opens: Date.parse('2026-11-23T10:00Z') }],
    ['2026-11-23T10:00Z', { is: 'open', until: Date.parse('2026-11-23T20:00Z') }],
    ['2026-11-23T20:00Z', { is: 'closed', opens: Date.parse('2026-11-24T10:00Z') }],
    // The clocks change in the night of 25 October 2026: eleven o'clock is another hour in UTC.
    ['2026-10-24T19:30Z', { is: 'closed', opens: Date.parse('2026-10-25T10:00Z') }],
    ['2026-10-23T19:30Z', { is: 'closed', opens: Date.parse('2026-10-24T09:00Z') }],
  ])('daily from eleven to nine, at %s', (now, opening) => {
    expect(ask(daily, now)).toEqual(opening)
  })

  test('goes on over midnight, and over a weekend', () => {
    const nights = { ...daily, days: [5, 6], from: '22:00', to: '02:00' }
    expect(ask(nights, '2026-11-28T00:30Z')).toEqual({ is: 'open', until: Date.parse('2026-11-28T01:00Z') })
    expect(ask(nights, '2026-11-29T01:00Z')).toEqual({ is: 'closed', opens: Date.parse('2026-12-04T21:00Z') })
    const weekend = { ...daily, days: [6, 7], from: '00:00', to: '00:00' }
    expect(ask(weekend, '2026-11-28T12:00Z')).toEqual({ is: 'open', until: Date.parse('2026-11-29T23:00Z') })
    expect(ask({ ...daily, from: '00:00', to: '00:00' }, '2026-11-28T12:00Z')).toEqual({ is: 'open', until: null })
  })

  test('hours that the clocks jump over are not there that day', () => {
    const night = { ...daily, from: '02:30', to: '03:00' }
    expect(ask(night, '2026-03-28T12:00Z')).toEqual({ is: 'closed', opens: Date.parse('2026-03-30T00:30Z') })
  })

  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
  const anyHours: fc.Arbitrary<OpeningHours> = fc.record({
    zone: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: clock,
    to: clock,
  })
  const anyMinute = fc
    .integer({ min: Date.parse('2026-01-01T00:00Z') / 60_000, max: Date.parse('2027-12-31T00:00Z') / 60_000 })
    .map((minutes) => minutes * 60_000)

  test('what it says holds until the time it names, and no longer', () => {
    fc.assert(
      fc.property(anyHours, anyMinute, fc.double({ min: 0, max: 1, noNaN: true }), (hours, now, share) => {
        const opening = ask(hours, now)
        const end = opening?.is === 'open' ? opening.until : (opening?.opens ?? null)
        if (opening === null || end === null) return opening !== null
        expect(end).toBeGreaterThan(now)
        expect(ask(hours, Math.floor(now + (end - 1 - now) * share))).toEqual(opening)
        expect(ask(hours, end)?.is).not.toBe(opening.is)
      }),
    )
  })

  test('is what a clock on the wall would say, on days on which it runs evenly', () => {
    const evenly = (at: Temporal.ZonedDateTime) =>
      [-1, 0, 1].every((days) => at.add({ days }).startOfDay().hoursInDay === 24)
    fc.assert(
      fc.property(anyHours, anyMinute, (hours, now) => {
        const at = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(hours.zone)
        fc.pre(evenly(at))
        const time = at.toPlainTime().toString().slice(0, 5)
        const beganOn = (day: Temporal.ZonedDateTime) => hours.days.includes(day.dayOfWeek)
        const isOverMidnight = hours.to <= hours.from
        const isOpen = isOverMidnight
          ? (beganOn(at) && time >= hours.from) || (beganOn(at.subtract({ days: 1 })) && time < hours.to)
          : beganOn(at) && time >= hours.from && time < hours.to
        expect(ask(hours, now)?.is).toBe(isOpen ? 'open' : 'closed')
      }),
    )
  })
})
