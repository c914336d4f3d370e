import { people as en } from '@shared/i18n/en/people'
import { people as nl } from '@shared/i18n/nl/people'
import { lazyTexts } from '@/kernel/lazyTexts'

export const usePeopleTexts = lazyTexts({ nl, en })
