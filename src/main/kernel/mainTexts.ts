import { desktop as en } from '@shared/i18n/en/desktop'
import { desktop as nl } from '@shared/i18n/nl/desktop'

/** The texts of the tray, of notifications and of native dialogs, by language. */
export const mainTexts = { nl, en } as const
