import type { Draft, DraftKey, EntryDraft } from '@shared/features/drafts/drafts'
import { isEntry } from '@shared/features/journal/entry'
import { hasPicture, hasSamePictures } from '@shared/features/journal/pictures'
import type { Id } from '@shared/kernel/ids'
import { instant } from '@shared/kernel/time'
import type { EventBus } from '@main/kernel/eventBus'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from './draftService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  drafts: DraftService
}

/**
 * Throws a draft away. What was typed of an entry becomes one in the bin before the draft goes, so that it is on disk in one
 * place or in both. @returns its id; null: there was nothing to keep.
 */
export async function discardDraft(
  { vault, clock, events, drafts }: Dependencies,
  key: DraftKey,
  draft: Draft,
): Promise<Id | null> {
  const isKept =
    draft.kind === 'entry' && (draft.text.trim() !== '' || hasPicture(draft)) && !(await isSaved(vault, key, draft))
  const binned = isKept
    ? await events.afterChange(['entry'], vault.add('entry', { ...bodyOf(draft), deleted: instant(clock.now()) }))
    : null
  await drafts.clear(key)
  return binned?.id ?? null
}

const bodyOf = ({ kind: _kind, seen: _seen, ...body }: EntryDraft) => body

/** Is it a change of an entry that says what the entry says already? */
async function isSaved(vault: Vault, key: DraftKey, draft: EntryDraft): Promise<boolean> {
  const found = await vault.find(key.slice('entry:'.length))
  if (!found || !isEntry(found.current) || found.current.text !== draft.text) return false
  return draft.pictures === undefined || hasSamePictures(draft, found.current)
}
