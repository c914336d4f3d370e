import { helperLoad as en } from '@shared/i18n/en/helperLoad'
import { helperLoad as nl } from '@shared/i18n/nl/helperLoad'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useHelperLoadWords = lazyTexts({ nl, en })
