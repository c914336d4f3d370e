import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { LocalDateSchema } from '@shared/kernel/time'
import { helperLoadBody, HelperLoadSchema } from './helperLoad'

/** `loads`: those of the last weeks, newest first. `limit`: '' where there is none. */
export const OwnLoadSchema = v.object({ loads: v.array(HelperLoadSchema), limit: v.string() })

export const calls = {
  'helperLoad.read': { input: nothing, output: OwnLoadSchema },
  /** The cards of these days, the first and the last among them, newest first; no more than a table can show. */
  'helperLoad.range': {
    input: v.object({ from: LocalDateSchema, to: LocalDateSchema }),
    output: v.array(HelperLoadSchema),
  },
  'helperLoad.add': { input: v.object(helperLoadBody), output: HelperLoadSchema },
  'helperLoad.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'helperLoad.restore': { input: v.object({ id: IdSchema }), output: HelperLoadSchema },
  /** '' removes it. */
  'helperLoad.setLimit': {
    input: v.object({ text: v.pipe(v.string(), v.trim(), v.maxLength(200)) }),
    output: OwnLoadSchema,
  },
} as const satisfies Calls
