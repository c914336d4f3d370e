import { sectionLock as en } from '@shared/i18n/en/sectionLock'
import { sectionLock as nl } from '@shared/i18n/nl/sectionLock'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useSectionLockTexts = lazyTexts({ nl, en })
