import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'

/** By the id of the content. */
export const InvitationIdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]{0,79}$/))
const invitationAwayBody = { invitation: InvitationIdSchema }
/** An invitation that the user does not want to be shown again. */
export type InvitationAway = RecordOf<'invitation-away', typeof invitationAwayBody>

export const invitationAwayRecord = defineRecord({
  kind: 'invitation-away',
  body: invitationAwayBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: () => [],
  readable: { as: 'omitted', why: 'it says what Luwte does not offer, and nothing that the user wrote' },
  search: { by: 'none', why: 'what was put away is not brought up by a search' },
  sample: { invitation: 'walk' },
})
export const InvitationAwaySchema = invitationAwayRecord.schema
export const isInvitationAway = invitationAwayRecord.is
