import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { RecordSchema } from '@shared/records/record'

export const calls = {
  /** Records of the kinds that the search indexes by their lines, each as its versions, first the one that is shown. */
  'search.ownRecords': { input: nothing, output: v.array(v.array(RecordSchema)) },
} as const satisfies Calls
