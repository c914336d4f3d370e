import { onBeforeUnmount, ref } from 'vue'
import type { Draft, DraftKey } from '@shared/features/drafts/drafts'
import { client } from '../kernel/client'
import { useToasts } from '../kernel/toasts'

/** The time between a key and the draft being on its way to disk. */
const QUIET_MS = 400

/**
 * Keeps what is being typed safe: written shortly after the last key and again on leaving. What is cleared stays
 * cleared, also when a late write was still planned.
 */
export function useDraft(key: DraftKey) {
  let planned: number | undefined
  let latest: Draft | null = null
  /** How often the draft was cleared. */
  let generation = 0
  const isKept = ref(true)

  async function write(): Promise<void> {
    window.clearTimeout(planned)
    planned = undefined
    if (!latest) return
    const writing = latest
    const begun = generation
    latest = null
    const reply = await client.call('drafts.write', { key, draft: writing })
    if (reply.ok) isKept.value = latest === null
    else {
      // Not kept yet: it goes along with the next key or on leaving, unless it was written anew or cleared meanwhile.
      if (generation === begun) latest ??= writing
      useToasts().problem(reply.error)
    }
  }

  // Closing a window takes nothing apart first: what is still on its way to disk is sent now.
  const onPageHide = () => void write()
  window.addEventListener('pagehide', onPageHide)
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', onPageHide)
    void write()
  })

  return {
    /** False between a key and the moment it is on disk. */
    isKept,
    async read(): Promise<Draft | null> {
      const reply = await client.call('drafts.read', { key })
      return reply.ok ? reply.value : null
    },
    keep(draft: Draft): void {
      latest = draft
      isKept.value = false
      planned ??= window.setTimeout(() => void write(), QUIET_MS)
    },
    async clear(): Promise<void> {
      window.clearTimeout(planned)
      planned = undefined
      latest = null
      generation += 1
      isKept.value = true
      await client.call('drafts.clear', { key })
    },
  }
}
