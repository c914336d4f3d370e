import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { whatHelpsBody, WhatHelpsSchema } from './whatHelps'

export const calls = {
  /** In the order in which they were added. */
  'whatHelps.list': { input: nothing, output: v.array(WhatHelpsSchema) },
  /** `id`: null adds it. The same thing stands on the list once. */
  'whatHelps.save': { input: v.object({ id: v.nullable(IdSchema), ...whatHelpsBody }), output: WhatHelpsSchema },
  'whatHelps.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'whatHelps.restore': { input: v.object({ id: IdSchema }), output: WhatHelpsSchema },
} as const satisfies Calls
