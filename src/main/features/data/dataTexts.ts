import { common as commonEn } from '@shared/i18n/en/common'
import { exportFolder as en } from '@shared/i18n/en/exportFolder'
import { records as recordsEn } from '@shared/i18n/en/records'
import { unprovenEntry as unprovenEn } from '@shared/i18n/en/unprovenEntry'
import { common as commonNl } from '@shared/i18n/nl/common'
import { exportFolder as nl } from '@shared/i18n/nl/exportFolder'
import { records as recordsNl } from '@shared/i18n/nl/records'
import { unprovenEntry as unprovenNl } from '@shared/i18n/nl/unprovenEntry'

// Texts that the main process needs for people's data, each by language.

/** `choose`: titles of the dialogs that choose a folder. The rest is written into an exported folder. */
export const exportTexts = { nl, en } as const
export type ExportTexts = (typeof exportTexts)['nl' | 'en']

/** What a record of each kind is called. */
export const recordTexts = { nl: recordsNl, en: recordsEn } as const

/** Titles of the dialogs that choose a folder of backups. */
export const backupDialogTitles = { nl: nl.choose.backups, en: en.choose.backups } as const

/** What is written into an entry that was taken in from a computer that nothing proves. */
export const unprovenTexts = { nl: unprovenNl, en: unprovenEn } as const

/** What has to be typed before everything is deleted. */
export const deletionWords = { nl: commonNl.deletionWords, en: commonEn.deletionWords } as const
