import { pictures as en } from '@shared/i18n/en/pictures'
import { pictures as nl } from '@shared/i18n/nl/pictures'
import { lazyTexts } from '@/kernel/lazyTexts'

export const usePictureTexts = lazyTexts({ nl, en })
