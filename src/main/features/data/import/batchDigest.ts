import { type BatchesOfMonth, importedOf, isUnchanged } from '@shared/features/data/diaryImport'
import type { MonthDigest } from '@main/vault/digests/monthDigest'

/** What was imported at once, by month: an import is as large as what is still in the journal of it. */
export const batchDigest: MonthDigest<BatchesOfMonth> = {
  name: 'imports',
  version: 1,
  derive(records) {
    const batches: BatchesOfMonth = {}
    for (const { current, siblings } of records) {
      const imported = importedOf(current)
      if (!imported || current.deleted !== undefined) continue
      const batch = (batches[imported.batch] ??= { formats: [], unchanged: 0, changed: 0 })
      if (!batch.formats.includes(imported.from)) batch.formats.push(imported.from)
      if (isUnchanged(current) && siblings.length === 0) batch.unchanged += 1
      else batch.changed += 1
    }
    return batches
  },
}
