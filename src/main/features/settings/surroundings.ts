import type { Surroundings } from '@shared/features/settings/country'
import type { Ports } from '@main/ports'
import database from './zoneCountries.json'

const countries = Object.entries(database.countries)

/** ISO 3166 codes of the countries that a time zone lies in; none for a zone that says no place, such as `UTC`. */
export const countriesOfZone = (zone: string): string[] =>
  countries.filter(([, zones]) => zones.includes(zone)).map(([code]) => code)

/** What the computer says now about where it is. */
export const surroundingsNow = ({ clock, system }: Pick<Ports, 'clock' | 'system'>): Surroundings => ({
  zoneCountries: countriesOfZone(clock.zone()),
  formats: system.formatsCountry(),
  locale: system.locale(),
})
