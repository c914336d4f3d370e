import { leaving as en } from '@shared/i18n/en/leaving'
import { leaving as nl } from '@shared/i18n/nl/leaving'

/** What boxes of the system ask, and what an export says, by language. */
export const exportTexts = { nl, en } as const
export type ExportTexts = (typeof exportTexts)['nl' | 'en']
