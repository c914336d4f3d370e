import type * as v from 'valibot'
import * as app from '../app/contract'
import * as desktop from '../desktop/contract'
import * as checkIns from '../features/check-ins/contract'
import * as worksheets from '../features/worksheets/contract'
import * as conversations from '../features/conversations/contract'
import * as data from '../features/data/contract'
import * as drafts from '../features/drafts/contract'
import * as guides from '../features/guides/contract'
import * as helpNow from '../features/help-now/contract'
import * as helperLoad from '../features/helper-load/contract'
import * as invitations from '../features/invitations/contract'
import * as journal from '../features/journal/contract'
import * as pictures from '../features/journal/picturesContract'
import * as lookingBack from '../features/looking-back/contract'
import * as moments from '../features/moments/contract'
import * as people from '../features/people/contract'
import * as phrases from '../features/phrases/contract'
import * as plan from '../features/plan/contract'
import * as search from '../features/search/contract'
import * as sectionLock from '../features/section-lock/contract'
import * as settings from '../features/settings/contract'
import * as vaultAccess from '../features/vault-access/contract'
import * as whatHelps from '../features/what-helps/contract'
import type { Call } from '../kernel/contractSlice'
import * as records from '../records/contract'

// Every call a window can make and every event it can hear: the slices of all features together. The handlers must match
// it, the preload takes its allow-list from its keys, and the gate checks each input against it.

/** All calls, by name. */
export const contract = {
  ...app.calls,
  ...desktop.calls,
  ...checkIns.calls,
  ...conversations.calls,
  ...worksheets.calls,
  ...data.calls,
  ...drafts.calls,
  ...guides.calls,
  ...helpNow.calls,
  ...helperLoad.calls,
  ...invitations.calls,
  ...journal.calls,
  ...lookingBack.calls,
  ...moments.calls,
  ...people.calls,
  ...phrases.calls,
  ...pictures.calls,
  ...plan.calls,
  ...search.calls,
  ...sectionLock.calls,
  ...settings.calls,
  ...vaultAccess.calls,
  ...whatHelps.calls,
}

/** All events, by name, with the schema of their payload. */
export const events = {
  ...app.events,
  ...desktop.events,
  ...data.events,
  ...moments.events,
  ...records.events,
  ...search.events,
  ...sectionLock.events,
  ...settings.events,
  ...vaultAccess.events,
}

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<Name extends CallName> = v.InferOutput<Contract[Name]['input']>
export type CallOutput<Name extends CallName> = v.InferOutput<Contract[Name]['output']>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = v.InferOutput<(typeof events)[Name]>

export const callNames = Object.keys(contract) as CallName[]
export const eventNames = Object.keys(events) as EventName[]

/** How the call is declared: its schemas, and what sets it apart. */
export const callOf = (name: CallName): Call => contract[name]
