import * as v from 'valibot'
import type { Events } from '../kernel/contractSlice'
import { KINDS } from './registry'

export const events = {
  /** Which kinds of records changed, here or on another computer. */
  'records.changed': v.object({ kinds: v.array(v.picklist(KINDS)) }),
} as const satisfies Events
