import { conversations as en } from '@shared/i18n/en/conversations'
import { conversations as nl } from '@shared/i18n/nl/conversations'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useConversationWords = lazyTexts({ nl, en })
