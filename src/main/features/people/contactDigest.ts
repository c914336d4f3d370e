import type { ShownContact } from '@shared/features/people/contact'
import { isContact } from '@shared/features/people/peopleRecords'
import type { Id } from '@shared/kernel/ids'
import type { MonthDigest } from '@main/vault/digests/monthDigest'

/** The small contacts of a month that are not in the bin, with whom each was. */
export const contactDigest: MonthDigest<(ShownContact & { person: Id })[]> = {
  name: 'contacts',
  version: 1,
  derive: (records) =>
    records
      .map(({ current }) => current)
      .filter(({ deleted }) => deleted === undefined)
      .filter(isContact)
      .map(({ id, at, person, what }) => ({ id, at, person, what })),
}
