import { common as commonEn } from '@shared/i18n/en/common'
import { exportFolder as en } from '@shared/i18n/en/exportFolder'
import { records as recordsEn } from '@shared/i18n/en/records'
import { common as commonNl } from '@shared/i18n/nl/common'
import { exportFolder as nl } from '@shared/i18n/nl/exportFolder'
import { records as recordsNl } from '@shared/i18n/nl/records'

/** What the dialogs for folders ask, and what is written into an exported folder, by language. */
export const exportTexts = { nl, en } as const
export type ExportTexts = (typeof exportTexts)['nl' | 'en']

/** What a record of each kind is called, by language. */
export const recordTexts = { nl: recordsNl, en: recordsEn } as const

/** What has to be typed before everything is deleted, by language. */
export const deletionWords = { nl: commonNl.deletionWords, en: commonEn.deletionWords } as const
