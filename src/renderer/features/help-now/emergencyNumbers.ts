import type { Country } from '@shared/features/settings/country'
import { type ContactWay, contactWaysOf } from './contactWays'
import { dangerLine } from './helplineSections'

/** An emergency number, and the countries among those asked about in which it is the one to call. */
export interface EmergencyNumber {
  way: ContactWay
  countries: Country[]
}

/** The emergency numbers of the countries somebody may be in, each once, those of the likeliest country first. */
export function emergencyNumbersIn(countries: readonly Country[]): EmergencyNumber[] {
  const numbers = new Map<string, EmergencyNumber>()
  for (const country of countries) {
    const line = dangerLine(country)
    for (const way of line ? contactWaysOf(line, false) : []) {
      const known = numbers.get(way.value)
      if (known) known.countries.push(country)
      else numbers.set(way.value, { way, countries: [country] })
    }
  }
  return [...numbers.values()]
}

/** The one number to put on paper; null where it depends on the country that somebody turns out to be in. */
export function printedEmergencyNumber(countries: readonly Country[]): string | null {
  const numbers = emergencyNumbersIn(countries)
  return dependsOnCountry(numbers, countries) ? null : (numbers[0]?.way.value ?? null)
}

/** Whether it makes a difference in which of the countries somebody is. Elsewhere in the world it always does. */
export function dependsOnCountry(numbers: readonly EmergencyNumber[], countries: readonly Country[]): boolean {
  return countries[0] === 'XX' || numbers.some((number) => number.countries.length < countries.length)
}
