import { firstRun as en } from '@shared/i18n/en/firstRun'
import { firstRun as nl } from '@shared/i18n/nl/firstRun'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useFirstRunTexts = lazyTexts({ nl, en })
