import { newMoment as en } from '@shared/i18n/en/newMoment'
import { newMoment as nl } from '@shared/i18n/nl/newMoment'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useNewMomentTexts = lazyTexts({ nl, en })
