import { createI18n } from 'vue-i18n'
import type { Language } from '@shared/features/settings/settings'
import en from '@shared/i18n/en'
import nl from '@shared/i18n/nl'

// Both languages are there from the start: together they are small, and a switch needs no waiting.
export const i18n = createI18n({ legacy: false, locale: 'nl', fallbackLocale: [], messages: { nl, en } })

/** Switches the texts of this window. */
export function setLanguage(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
