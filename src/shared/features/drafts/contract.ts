import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { InstantSchema } from '@shared/kernel/time'
import { DraftKeySchema, DraftSchema } from './drafts'
import { EarlierDraftSchema } from './earlierDrafts'

export const calls = {
  'drafts.read': { input: v.object({ key: DraftKeySchema }), output: v.nullable(DraftSchema) },
  /** `isAside`: what it said until now is kept among the earlier ones, however short it stood. */
  'drafts.write': {
    input: v.object({ key: DraftKeySchema, draft: DraftSchema, isAside: v.optional(v.boolean()) }),
    output: nothing,
    whileLocked: true,
  },
  /** What the draft of an entry said before, the newest first. */
  'drafts.earlier': { input: v.object({ key: DraftKeySchema }), output: v.array(EarlierDraftSchema) },
  'drafts.clear': { input: v.object({ key: DraftKeySchema }), output: nothing, whileLocked: true },
  /**
   * Throws a draft away; what was typed of an entry goes to the bin, from where it can be put back. It stays a draft where it
   * cannot. `binned`: the entry in the bin; null: there was nothing to keep.
   */
  'drafts.discard': {
    input: v.object({ key: DraftKeySchema, draft: DraftSchema }),
    output: v.object({ binned: v.nullable(IdSchema) }),
  },
  /** Which drafts there are, newest first. */
  'drafts.list': { input: nothing, output: v.array(v.object({ key: DraftKeySchema, changedAt: InstantSchema })) },
} as const satisfies Calls
