import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'

export const calls = {
  /** Opens a website in the browser of the system: only one that the content names, by its host and path. */
  'helpNow.openWebsite': {
    input: v.object({ site: v.pipe(v.string(), v.maxLength(120)) }),
    output: nothing,
    whileLocked: true,
  },
} as const satisfies Calls
