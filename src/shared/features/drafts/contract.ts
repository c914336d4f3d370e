import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { InstantSchema } from '@shared/kernel/time'
import { DraftKeySchema, DraftSchema } from './drafts'

export const calls = {
  'drafts.read': { input: v.object({ key: DraftKeySchema }), output: v.nullable(DraftSchema) },
  'drafts.write': {
    input: v.object({ key: DraftKeySchema, draft: DraftSchema }),
    output: nothing,
    whileLocked: true,
  },
  'drafts.clear': { input: v.object({ key: DraftKeySchema }), output: nothing, whileLocked: true },
  /** Which drafts there are, newest first. */
  'drafts.list': { input: nothing, output: v.array(v.object({ key: DraftKeySchema, changedAt: InstantSchema })) },
} as const satisfies Calls
