import type { Month } from '@shared/kernel/ids'
import { type ShardKey, shardKeyOfFile } from './layout'

/** Where a record is stored: in the month of its id, or with what is of all times. */
export type Partition = Month | 'always'

export const shardKeyOf = (partition: Partition): ShardKey =>
  partition === 'always' ? { kind: 'always' } : { kind: 'month', month: partition }

/** The month of a file of this name, or null. */
export function monthOfFile(name: string): Month | null {
  const key = shardKeyOfFile(name)
  return key?.kind === 'month' ? key.month : null
}

/** Later months first; a year may have more than four figures. */
export const newestFirst = (one: Month, other: Month): number =>
  other.length - one.length || (one < other ? 1 : one > other ? -1 : 0)
