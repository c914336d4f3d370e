import { useI18n } from 'vue-i18n'
import type { Country } from '@shared/features/settings/country'

/** The name of a country, the same as in Settings. */
export function useCountryNames() {
  const { t } = useI18n()
  return (country: Country): string =>
    country === 'XX' ? t('helpNow.elsewhereCountry') : t(`settings.country.names.${country}`)
}
