import type { EntrySummary } from '@shared/features/journal/contract'
import { isEntry } from '@shared/features/journal/entry'
import type { MergedRecord } from '@shared/records/merging'

const EXCERPT_LENGTH = 240

/** An entry as it is listed; [] for a record of another kind. */
export function summaryOf({ current, siblings }: MergedRecord): EntrySummary[] {
  if (!isEntry(current)) return []
  // Only the beginning is folded: an entry may be a book.
  const beginning = current.text
    .slice(0, EXCERPT_LENGTH * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return [
    {
      id: current.id,
      at: current.at,
      excerpt: beginning.slice(0, EXCERPT_LENGTH),
      feelings: current.feelings ?? [],
      versions: siblings.filter(isEntry).length + 1,
      ...(current.pictures?.[0] ? { picture: current.pictures[0] } : {}),
      ...(current.deleted === undefined ? {} : { deleted: current.deleted }),
    },
  ]
}

export const newestIdFirst = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? 1 : -1)
