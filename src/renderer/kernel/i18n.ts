import { createI18n } from 'vue-i18n'
import type { Language } from '@shared/features/settings/settings'
import type nl from '@shared/i18n/nl'

/** All texts of the windows in one language. English has the shape of Dutch. */
type Texts = typeof nl

// Only the language in use is read at the start; the other one when somebody chooses it, or looks for something in it.
const readTexts: Record<Language, () => Promise<Texts>> = {
  nl: async () => (await import('@shared/i18n/nl')).default,
  en: async () => (await import('@shared/i18n/en')).default,
}

// `messages`: without it the first language would count as there.
const messages: Partial<Record<Language, Texts>> = {}
export const i18n = createI18n({ legacy: false, locale: 'nl', fallbackLocale: [], messages })

/** After this, texts of the language are there for `t`. */
export async function loadLanguage(language: Language): Promise<void> {
  if (i18n.global.availableLocales.includes(language)) return
  i18n.global.setLocaleMessage(language, await readTexts[language]())
}

/** Switches the texts of this window as soon as those of the language are there. */
export async function setLanguage(language: Language): Promise<void> {
  await loadLanguage(language)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
