import { desktop as en } from '@shared/i18n/en/desktop'
import { desktop as nl } from '@shared/i18n/nl/desktop'

/** What the tray, notifications and boxes of the system say, by language. */
export const mainTexts = { nl, en } as const
