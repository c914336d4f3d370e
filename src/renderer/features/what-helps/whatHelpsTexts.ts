import { whatHelps as en } from '@shared/i18n/en/whatHelps'
import { whatHelps as nl } from '@shared/i18n/nl/whatHelps'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useWhatHelpsWords = lazyTexts({ nl, en })
