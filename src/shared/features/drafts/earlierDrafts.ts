import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { type Instant, InstantSchema } from '@shared/kernel/time'
import { type Draft, type EntryDraft, EntryDraftSchema } from './drafts'

// What a text was before, while it is still a draft: somebody who writes for an hour without saving can go back too.

/** An entry that is being written, as it was then. */
export const EarlierDraftSchema = v.object({ draft: EntryDraftSchema, changedAt: InstantSchema })
export type EarlierDraft = v.InferOutput<typeof EarlierDraftSchema>

/** One is kept so often at most. */
export const APART_MS = 10 * 60 * 1000
export const MOST_EARLIER = 6
/** In characters, of all of them: they are written again with each change of the draft. */
export const MOST_EARLIER_LENGTH = 2_000_000

/** What is kept with a draft of an entry. `since`: when the last one was kept, or the draft begun. */
export interface Sitting {
  since: Instant
  /** The oldest first. */
  earlier: EarlierDraft[]
}

interface Known {
  draft: Draft
  changedAt: Instant
  since?: Instant | undefined
  earlier?: EarlierDraft[] | undefined
}

/**
 * What is kept of a draft that is written again: what it said before, once ten minutes have passed since the last one.
 * @param known as it lies on disk; null: it is a new one. @param isAside it is kept also sooner. @returns null for what is no entry.
 */
export function sittingAfter(known: Known | null, next: Draft, now: Instant, isAside = false): Sitting | null {
  if (next.kind !== 'entry') return null
  if (known?.draft.kind !== 'entry') return { since: now, earlier: [] }
  const { draft, changedAt, earlier = [] } = known
  const since = known.since ?? changedAt
  const passed = Date.parse(now) - Date.parse(since)
  // A clock that was put back begins anew.
  if (passed < 0) return { since: now, earlier }
  const isWorthIt = isSaid(draft) && ![next, ...earlier.map((one) => one.draft)].some((one) => saysSame(one, draft))
  if (!isWorthIt || (passed < APART_MS && !isAside)) return { since, earlier }
  return { since: now, earlier: lastOf([...earlier, { draft, changedAt }]) }
}

const isSaid = ({ text, pictures = [] }: EntryDraft): boolean => text.trim() !== '' || pictures.length > 0

const saysSame = (one: EntryDraft, other: EntryDraft): boolean =>
  one.text === other.text && canonicalJson(one.pictures ?? []) === canonicalJson(other.pictures ?? [])

function lastOf(all: EarlierDraft[]): EarlierDraft[] {
  let left = MOST_EARLIER_LENGTH
  const kept = all.slice(-MOST_EARLIER).toReversed()
  const cut = kept.findIndex(({ draft }) => (left -= draft.text.length) < 0)
  return (cut < 0 ? kept : kept.slice(0, cut)).toReversed()
}
