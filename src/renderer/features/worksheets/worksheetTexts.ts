import { worksheets as en } from '@shared/i18n/en/worksheets'
import { worksheets as nl } from '@shared/i18n/nl/worksheets'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useWorksheetWords = lazyTexts({ nl, en })
