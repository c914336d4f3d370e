import { journalList as en } from '@shared/i18n/en/journalList'
import { journalList as nl } from '@shared/i18n/nl/journalList'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useJournalListTexts = lazyTexts({ nl, en })
