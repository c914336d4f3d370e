import { useIntervalFn } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import type { DraftKey, EntryDraft } from '@shared/features/drafts/drafts'
import { APART_MS, type EarlierDraft } from '@shared/features/drafts/earlierDrafts'
import { client } from '@/kernel/client'
import { command } from '@/kernel/remote'

/** What a text said before, while it is a draft, the newest first. Looked for again as often as there may be another one. */
export function useEarlierDrafts(key: DraftKey) {
  const earlier = shallowRef<readonly EarlierDraft[]>([])
  const isLoaded = shallowRef(false)

  async function load(): Promise<void> {
    const reply = await client.call('drafts.earlier', { key })
    if (reply.ok) earlier.value = reply.value
    isLoaded.value = true
  }

  void load()
  useIntervalFn(() => void load(), APART_MS)
  return {
    earlier,
    isLoaded,
    hasAny: computed(() => earlier.value.length > 0),
    /** Goes on with this; what the draft says now is kept among the earlier ones. @returns whether it was written. */
    goOnWith: (draft: EntryDraft) => command('drafts.write', { key, draft, isAside: true }),
  }
}
