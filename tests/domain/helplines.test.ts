import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Helpline, HELPLINE_GROUPS, helplinesFor, isStale } from '@shared/domain/helplines'
import { COUNTRIES } from '@shared/domain/settings'

const line = (id: string, over: Partial<Helpline>): Helpline => ({
  id,
  countries: ['NL'],
  group: 'crisis',
  name: id,
  call: ['113'],
  text: null,
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
