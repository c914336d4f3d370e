import * as v from 'valibot'

export const COUNTRIES = ['NL', 'BE', 'GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'DE', 'AT', 'CH', 'XX'] as const
/** Where helplines are looked for; XX stands for anywhere else. */
export const CountrySchema = v.picklist(COUNTRIES)
export type Country = v.InferOutput<typeof CountrySchema>

export const COUNTRY_PARTS = ['BE-NL', 'BE-FR', 'GB-ENG', 'GB-SCT', 'GB-WLS', 'GB-NIR'] as const
/** Parts of a country that have helplines of their own: the languages of Belgium, the nations of the United Kingdom. */
export const CountryPartSchema = v.picklist(COUNTRY_PARTS)
export type CountryPart = v.InferOutput<typeof CountryPartSchema>

/** The parts that this country has; most have none. */
export const partsOf = (country: Country): CountryPart[] =>
  COUNTRY_PARTS.filter((part) => part.startsWith(`${country}-`))

/** What the computer says about where it is. */
export interface Surroundings {
  /** ISO 3166 codes of the countries that its time zone lies in; empty where the zone says no place. */
  zoneCountries: readonly string[]
  /** The country of its formats for dates and numbers, ISO 3166; null where there is none. */
  formats: string | null
  /** BCP 47, such as `nl-NL`. */
  locale: string
}

/** The country whose helplines are shown, and how sure that is. */
export const WhereaboutsSchema = v.object({
  country: CountrySchema,
  /** Countries it may be as well: their emergency numbers are shown too, and the user is asked. null: it is known. */
  perhaps: v.nullable(v.array(CountrySchema)),
})
export type Whereabouts = v.InferOutput<typeof WhereaboutsSchema>

const known = (country: Country): Whereabouts => ({ country, perhaps: null })

function inDoubt(countries: readonly Country[]): Whereabouts {
  const [country = 'XX', ...perhaps] = new Set(countries)
  return { country, perhaps }
}

const countryOf = (code: string): Country => COUNTRIES.find((country) => country === code) ?? 'XX'

const countriesIn = (codes: readonly string[]): Country[] => [...new Set(codes.map(countryOf))]

/**
 * The country by what the computer says: its time zone first, which moves along with people; then its formats, which many
 * leave as they were; then its language. Where the first two differ or the zone is unknown, others are possible too.
 */
export function guessWhereabouts({ zoneCountries, formats, locale }: Surroundings): Whereabouts {
  if (zoneCountries.length === 0) return inDoubt([countryOf(formats ?? likelyCountryOf(locale) ?? 'XX'), 'XX'])
  if (formats !== null && zoneCountries.includes(formats)) return known(countryOf(formats))
  const possible = countriesIn(formats === null ? zoneCountries : [...zoneCountries, formats])
  return possible.length === 1 ? known(possible[0] ?? 'XX') : inDoubt(possible)
}

/** Where most people live who speak a language: nothing more certain is known then. */
function likelyCountryOf(locale: string): string | null {
  try {
    return new Intl.Locale(locale).maximize().region ?? null
  } catch {
    return null
  }
}

interface ChosenCountry {
  country: Country | null
  /** Where the computer was when the user was last asked. */
  countryAskedIn: Country | null
}

/** The country as chosen, else as guessed. In a country that was not chosen and not asked about, it is in doubt again. */
export function whereaboutsFor({ country, countryAskedIn }: ChosenCountry, around: Surroundings): Whereabouts {
  if (country === null) return guessWhereabouts(around)
  const here = countriesIn(around.zoneCountries)
  const isExpected = here.length === 0 || here.includes(country)
  if (isExpected || (countryAskedIn !== null && here.includes(countryAskedIn))) return known(country)
  return inDoubt([country, ...here])
}

/** The country that the computer is in by its time zone alone; null where that is not certain. */
export function countryByZone({ zoneCountries }: Surroundings): Country | null {
  const here = countriesIn(zoneCountries)
  return here.length === 1 ? (here[0] ?? null) : null
}
