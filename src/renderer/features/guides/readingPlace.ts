import { useEventListener, useTimeoutFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, onBeforeUnmount } from 'vue'
import type { ReadingPlace } from '@shared/features/guides/reading'
import { client } from '@/kernel/client'
import { useRemote } from '@/kernel/remote'

/** How long a section has to be in view before it counts as the place where somebody is. */
const SETTLED_MS = 2000

/** Where the user stopped reading, in whichever guide. */
export const useReadingStore = defineStore('reading', () => {
  const { value, load } = useRemote(() => client.call('reading.list'), { kinds: ['reading'], failsSilently: true })

  return {
    load,
    /** null when they never read in any guide, or before it was read from the vault. */
    lastRead: computed(() =>
      (value.value ?? []).reduce<ReadingPlace | null>(
        (newest, place) => (newest && newest.changedAt > place.changedAt ? newest : place),
        null,
      ),
    ),
  }
})

/** Where somebody stopped in a guide; null when they never read in it or it cannot be read now. */
export async function lastPlace(guide: string): Promise<ReadingPlace | null> {
  const reply = await client.call('reading.list')
  if (!reply.ok) return null
  const places = reply.value.filter((place) => place.guide === guide && place.deleted === undefined)
  return places.reduce<ReadingPlace | null>(
    (latest, place) => (latest && latest.changedAt >= place.changedAt ? latest : place),
    null,
  )
}

/** Saves the place in a chapter shortly after it changed, and at once when the chapter is left. */
export function useReadingPlace(guide: string, chapter: string) {
  let current: string | null = null
  let saved: string | null = null
  const timer = useTimeoutFn(save, SETTLED_MS, { immediate: false })

  // Not reported when it fails: nothing that somebody made is lost, and they only wanted to read.
  function save(): void {
    timer.stop()
    if (current === null || current === saved) return
    saved = current
    void client.call('reading.keep', { guide, chapter, section: saved })
  }

  useEventListener(window, 'pagehide', save)
  onBeforeUnmount(save)

  return {
    keep(section: string): void {
      current = section
      timer.start()
    },
  }
}
