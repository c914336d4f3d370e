import { useI18n } from 'vue-i18n'
import type { Country } from '@shared/features/settings/country'

/** The name of a country, as the list of countries has it. */
export function useCountryName() {
  const { t } = useI18n()
  return (country: Country): string => t(`settings.country.names.${country}`)
}
