import { backups as en } from '@shared/i18n/en/backups'
import { backups as nl } from '@shared/i18n/nl/backups'

/** What the boxes of the system ask, by language. */
export const snapshotTexts = { nl, en } as const
