import { selfCare as en } from '@shared/i18n/en/selfCare'
import { selfCare as nl } from '@shared/i18n/nl/selfCare'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useSelfCareTexts = lazyTexts({ nl, en })
