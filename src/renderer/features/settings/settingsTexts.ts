import { settingsPages as en } from '@shared/i18n/en/settingsPages'
import { settingsPages as nl } from '@shared/i18n/nl/settingsPages'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useSettingsTexts = lazyTexts({ nl, en })
