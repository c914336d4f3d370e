import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Country } from '@shared/features/settings/country'
import { useAppStore } from '@/kernel/appStore'

/** The name of a country in the language of the interface. */
export function useCountryNames() {
  const { t } = useI18n()
  const app = useAppStore()
  const regions = computed(() => new Intl.DisplayNames([app.language], { type: 'region' }))
  return (country: Country): string =>
    country === 'XX' ? t('helpNow.elsewhereCountry') : (regions.value.of(country) ?? country)
}
