import { rehearsal as en } from '@shared/i18n/en/rehearsal'
import { rehearsal as nl } from '@shared/i18n/nl/rehearsal'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useRehearsalTexts = lazyTexts({ nl, en })
