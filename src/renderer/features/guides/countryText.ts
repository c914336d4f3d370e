import type { CountryText } from '@shared/features/guides/guides'
import type { Country } from '@shared/features/settings/country'

/** What is true in this country: its own text, else the one for all that are not named. */
export const textIn = (texts: readonly CountryText[], country: Country | '*'): CountryText | undefined =>
  texts.find((text) => text.country === country) ?? texts.find((text) => text.country === '*')
