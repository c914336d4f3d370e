import { diaryImport as en } from '@shared/i18n/en/diaryImport'
import { diaryImport as nl } from '@shared/i18n/nl/diaryImport'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useDiaryImportTexts = lazyTexts({ nl, en })
