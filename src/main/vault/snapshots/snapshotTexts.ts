import { snapshots as en } from '@shared/i18n/en/snapshots'
import { snapshots as nl } from '@shared/i18n/nl/snapshots'

/** What the dialogs for folders of backups ask, by language. */
export const snapshotTexts = { nl, en } as const
