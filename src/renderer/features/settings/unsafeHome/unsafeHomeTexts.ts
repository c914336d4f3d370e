import { unsafeHome as en } from '@shared/i18n/en/unsafeHome'
import { unsafeHome as nl } from '@shared/i18n/nl/unsafeHome'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useUnsafeHomeTexts = lazyTexts({ nl, en })
