import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { InvitationIdSchema } from './invitationAway'

const Away = v.array(InvitationIdSchema)

/** Each answers with the ids of all invitations that are put away, the first one first. */
export const calls = {
  'invitations.away': { input: nothing, output: Away },
  'invitations.putAway': { input: v.object({ invitation: InvitationIdSchema }), output: Away },
  'invitations.bringBack': { input: v.object({ invitation: InvitationIdSchema }), output: Away },
} as const satisfies Calls
