import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { helperLoadBody, HelperLoadSchema } from './helperLoad'

/** `loads`: those of the last weeks, newest first. `limit`: '' where there is none. */
export const OwnLoadSchema = v.object({ loads: v.array(HelperLoadSchema), limit: v.string() })

export const calls = {
  'helperLoad.read': { input: nothing, output: OwnLoadSchema },
  'helperLoad.add': { input: v.object(helperLoadBody), output: HelperLoadSchema },
  'helperLoad.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'helperLoad.restore': { input: v.object({ id: IdSchema }), output: HelperLoadSchema },
  /** '' removes it. */
  'helperLoad.setLimit': {
    input: v.object({ text: v.pipe(v.string(), v.trim(), v.maxLength(200)) }),
    output: OwnLoadSchema,
  },
} as const satisfies Calls
