import { invitations as en } from '@shared/i18n/en/invitations'
import { invitations as nl } from '@shared/i18n/nl/invitations'
import { lazyTexts } from '@/kernel/lazyTexts'

export const useInvitationTexts = lazyTexts({ nl, en })
