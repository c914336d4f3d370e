import { lookingBack as en } from '@shared/i18n/en/lookingBack'
import { lookingBack as nl } from '@shared/i18n/nl/lookingBack'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useLookingBackTexts = lazyTexts({ nl, en })
