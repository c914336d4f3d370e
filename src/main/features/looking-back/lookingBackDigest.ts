import * as v from 'valibot'
import { isCheckIn } from '@shared/features/check-ins/checkIn'
import { isEntry } from '@shared/features/journal/entry'
import { digestOf, MonthDigestSchema } from '@shared/features/looking-back/monthDigest'
import { dayOf, LocalDateSchema } from '@shared/kernel/time'
import type { MonthDigest } from '@main/vault/digests/monthDigest'

const LookingBackDigestSchema = v.object({
  checkIns: MonthDigestSchema,
  /** The days as lived that something was written on, each once. The date of an entry may be in any month. */
  written: v.array(LocalDateSchema),
})
type LookingBackDigest = v.InferOutput<typeof LookingBackDigestSchema>

/** What of check-ins and entries is looked back at, by the month of their file. */
export const lookingBackDigest: MonthDigest<LookingBackDigest> = {
  name: 'looking-back',
  version: 1,
  schema: LookingBackDigestSchema,
  derive(records) {
    const kept = records.map(({ current }) => current).filter(({ deleted }) => deleted === undefined)
    return {
      checkIns: digestOf(kept.filter(isCheckIn)),
      written: [...new Set(kept.filter(isEntry).map(({ at }) => dayOf(at)))],
    }
  },
}
