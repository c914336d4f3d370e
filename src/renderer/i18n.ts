import { createI18n } from 'vue-i18n'
import type { Language } from '@shared/domain/settings'
import type nl from '@shared/i18n/nl'

export type Messages = typeof nl

const loaders: Record<Language, () => Promise<{ default: unknown }>> = {
  nl: () => import('@shared/i18n/nl'),
  en: () => import('@shared/i18n/en'),
}

const i18n = createI18n<false>({ legacy: false, locale: 'nl', fallbackLocale: [], messages: {} })

export async function createLuwteI18n(language: Language): Promise<typeof i18n> {
  await setLanguage(language)
  return i18n
}

/** Loads the texts if need be and switches every window's words at once. */
export async function setLanguage(language: Language): Promise<void> {
  const messages = (await loaders[language]()).default
  i18n.global.setLocaleMessage(language, messages as Record<string, never>)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
