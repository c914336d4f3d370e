import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  COUNTRIES,
  type Country,
  countryByZone,
  guessWhereabouts,
  type Surroundings,
  whereaboutsFor,
} from '@shared/features/settings/country'

const around = (zone: string[], formats: string | null, locale: string): Surroundings => ({
  zoneCountries: zone,
  formats,
  locale,
})
const possible = ({ country, perhaps }: { country: Country; perhaps: Country[] | null }) => [
  country,
  ...(perhaps ?? []),
]
const asCountry = (code: string): Country => COUNTRIES.find((country) => country === code) ?? 'XX'

const anyCode = fc.constantFrom('NL', 'BE', 'GB', 'IE', 'US', 'CA', 'DE', 'AT', 'JP', 'SR', 'AU', 'CH')
const anySurroundings = fc.record({
  zoneCountries: fc.uniqueArray(anyCode, { maxLength: 4 }),
  formats: fc.option(anyCode),
  locale: fc.constantFrom('nl', 'nl-NL', 'nl-BE', 'en', 'en-US', 'en-GB', 'de', 'fr-CA', 'ja', 'C', ''),
})
const anyCountry = fc.constantFrom(...COUNTRIES)

describe('the country, guessed', () => {
  test.each([
    ['a Dutch desktop in the Netherlands', around(['NL'], 'NL', 'nl-NL'), 'NL', null],
    ['an English desktop in the Netherlands, with Dutch formats', around(['NL'], 'NL', 'en-US'), 'NL', null],
    ['an English desktop in the Netherlands, with American formats', around(['NL'], 'US', 'en-US'), 'NL', ['US']],
    ['an English desktop in the Netherlands, without formats', around(['NL'], null, 'en'), 'NL', null],
    ['Flemish', around(['BE'], 'BE', 'nl-BE'), 'BE', null],
    ['a zone that three countries share, and formats of one', around(['BE', 'LU', 'NL'], 'NL', 'nl-NL'), 'NL', null],
    ['a zone that three countries share', around(['BE', 'LU', 'NL'], null, 'nl'), 'BE', ['XX', 'NL']],
    ['a clock that says no place, Dutch formats', around([], 'NL', 'nl-NL'), 'NL', ['XX']],
    ['a clock that says no place, American formats', around([], 'US', 'en-US'), 'US', ['XX']],
    ['only a language', around([], null, 'nl'), 'NL', ['XX']],
    ['nothing at all', around([], null, 'C'), 'XX', []],
    ['Japan', around(['JP'], 'JP', 'ja-JP'), 'XX', null],
    ['Japan, with American formats', around(['JP'], 'US', 'en-US'), 'XX', ['US']],
  ])('%s', (_, surroundings, country, perhaps) => {
    expect(guessWhereabouts(surroundings)).toEqual({ country, perhaps })
  })

  test('whatever the computer says: the country of its clock is there, and where two things differ the user is asked', () => {
    fc.assert(
      fc.property(anySurroundings, (surroundings) => {
        const { zoneCountries, formats } = surroundings
        const guess = guessWhereabouts(surroundings)
        expect(new Set(possible(guess)).size).toBe(possible(guess).length)
        // A formats country that the zone does not lie in never takes its place.
        const fits = formats !== null && zoneCountries.includes(formats)
        const [first] = zoneCountries
        if (first && !fits) expect(guess.country).toBe(asCountry(first))
        if (fits) expect(guess).toEqual({ country: asCountry(formats), perhaps: null })
        else if (formats !== null) expect(possible(guess)).toContain(asCountry(formats))
        // Sure is only what the zone says.
        if (guess.perhaps === null) expect(zoneCountries.map(asCountry)).toContain(guess.country)
        if (zoneCountries.length === 0) expect(possible(guess)).toContain('XX')
      }),
    )
  })

  test('a language alone never decides against the clock', () => {
    fc.assert(
      fc.property(anySurroundings, fc.constantFrom('nl', 'en-US', 'de-AT'), (surroundings, locale) => {
        fc.pre(surroundings.zoneCountries.length > 0)
        expect(guessWhereabouts({ ...surroundings, locale })).toEqual(guessWhereabouts(surroundings))
      }),
    )
  })
})

describe('the country that was chosen', () => {
  const home = around(['NL'], 'NL', 'nl-NL')

  test.each([
    ['at home', 'NL', null, home, null],
    ['on a journey, not asked yet', 'NL', 'NL', around(['GB'], 'NL', 'nl-NL'), ['GB']],
    ['on a journey, asked', 'NL', 'GB', around(['GB'], 'NL', 'nl-NL'), null],
    ['on the next journey', 'NL', 'GB', around(['US'], 'NL', 'nl-NL'), ['US']],
    ['where the clock says no place', 'NL', null, around([], 'US', 'en-US'), null],
    ['elsewhere, in a country without lines of its own', 'XX', null, around(['JP'], 'JP', 'ja'), null],
  ] as const)('%s', (_, country, countryAskedIn, surroundings, perhaps) => {
    expect(whereaboutsFor({ country, countryAskedIn }, surroundings)).toEqual({ country, perhaps })
  })

  test('stands first always, and one answer is enough for one place', () => {
    fc.assert(
      fc.property(anyCountry, fc.option(anyCountry), anySurroundings, (country, countryAskedIn, surroundings) => {
        expect(whereaboutsFor({ country, countryAskedIn }, surroundings).country).toBe(country)
        const here = countryByZone(surroundings)
        if (here) expect(whereaboutsFor({ country, countryAskedIn: here }, surroundings).perhaps).toBeNull()
      }),
    )
  })
})
