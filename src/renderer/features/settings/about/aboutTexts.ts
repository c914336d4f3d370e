import { about as en } from '@shared/i18n/en/about'
import { about as nl } from '@shared/i18n/nl/about'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useAboutTexts = lazyTexts({ nl, en })
