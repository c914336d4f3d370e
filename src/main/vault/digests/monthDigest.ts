import type { Month } from '@shared/kernel/ids'
import type { MergedRecord } from '@shared/records/merging'

/**
 * Something small that is worked out from the records of one UTC month, such as how many entries each day has. It is kept
 * until a file of that month is another one, also across starts, so that decades can be looked over without reading them.
 */
export interface MonthDigest<Value> {
  /** Among all digests. */
  name: string
  /** A higher one each time that `derive` gives something else: what an earlier one gave is not used any more. */
  version: number
  /** Must depend on nothing but the records; those in the bin are among them. The value must be small, and the same after a way through JSON. */
  derive: (records: readonly MergedRecord[]) => Value
  /**
   * What was worked out from a month does not hold any more: one of its files is another one, or something in it was erased.
   * null: from no month. What is kept elsewhere because of it has to go at once. Must not reject.
   */
  onForgotten?: (month: Month | null) => Promise<void>
}

/** `read`: the month was read for it now, which takes a hundred times as long. */
export type DigestOfMonth<Value> = [month: Month, value: Value, how: 'kept' | 'read']
