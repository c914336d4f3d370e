import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { worksheetBody, WorksheetSchema } from './worksheet'

export const calls = {
  /** The newest first. */
  'worksheets.list': { input: nothing, output: v.array(WorksheetSchema) },
  /** `id` null adds one. */
  'worksheets.keep': { input: v.object({ id: v.nullable(IdSchema), ...worksheetBody }), output: WorksheetSchema },
  'worksheets.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'worksheets.restore': { input: v.object({ id: IdSchema }), output: WorksheetSchema },
} as const satisfies Calls
