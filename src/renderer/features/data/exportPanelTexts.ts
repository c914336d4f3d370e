import { exportPanel as en } from '@shared/i18n/en/exportPanel'
import { exportPanel as nl } from '@shared/i18n/nl/exportPanel'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useExportPanelTexts = lazyTexts({ nl, en })
