import { sealing as en } from '@shared/i18n/en/sealing'
import { sealing as nl } from '@shared/i18n/nl/sealing'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useSealingTexts = lazyTexts({ nl, en })
