import { writing as en } from '@shared/i18n/en/writing'
import { writing as nl } from '@shared/i18n/nl/writing'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useWritingTexts = lazyTexts({ nl, en })
