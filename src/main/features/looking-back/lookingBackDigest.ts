import { isCheckIn } from '@shared/features/check-ins/checkIn'
import { isEntry } from '@shared/features/journal/entry'
import { digestOf } from '@shared/features/looking-back/monthDigest'
import { dayOf, type LocalDate } from '@shared/kernel/time'
import type { MonthDigest } from '@main/vault/digests/monthDigest'

interface LookingBackDigest {
  checkIns: ReturnType<typeof digestOf>
  /** The days as lived that something was written on, each once. The date of an entry may be in any month. */
  written: LocalDate[]
}

/** What of check-ins and entries is looked back at, by the month of their file. */
export const lookingBackDigest: MonthDigest<LookingBackDigest> = {
  name: 'looking-back',
  version: 1,
  derive(records) {
    const kept = records.map(({ current }) => current).filter(({ deleted }) => deleted === undefined)
    return {
      checkIns: digestOf(kept.filter(isCheckIn)),
      written: [...new Set(kept.filter(isEntry).map(({ at }) => dayOf(at)))],
    }
  },
}
