import { useEventListener, useTimeoutFn } from '@vueuse/core'
import { onBeforeUnmount } from 'vue'
import type { ReadingPlace } from '@shared/features/guides/reading'
import { client } from '@/kernel/client'

/** How long a section has to be in view before it counts as the place where somebody is. */
const SETTLED_MS = 2000

/** What is known of the reading of one guide. */
export interface ReadingProgress {
  /** Where somebody stopped; null: they never read in it. */
  place: ReadingPlace | null
  /** The chapters that were read to their end. */
  read: ReadonlySet<string>
}

/** Of a guide that nobody read in. */
export const NOTHING_READ: ReadingProgress = { place: null, read: new Set() }

/** `read`: to its end. `here`: where somebody stopped the last time. */
export type ChapterState = 'read' | 'here' | 'open'

/** The state of a chapter, by what is known of the reading of its guide. */
export const stateOf = (chapter: string, { place, read }: ReadingProgress): ChapterState => {
  if (place?.chapter === chapter) return 'here'
  return read.has(chapter) ? 'read' : 'open'
}

/** How far somebody came in a guide; as if they never read in it where that cannot be read now. */
export async function readingProgress(guide: string): Promise<ReadingProgress> {
  const reply = await client.call('reading.list')
  if (!reply.ok) return NOTHING_READ
  const places = reply.value.filter((place) => place.guide === guide && place.deleted === undefined)
  const place = places.reduce<ReadingPlace | null>(
    (latest, one) => (latest && latest.changedAt >= one.changedAt ? latest : one),
    null,
  )
  return { place, read: new Set(places.flatMap(({ read }) => read ?? [])) }
}

/** Saves the place in a chapter shortly after it changed, and at once when the chapter is left. */
export function useReadingPlace(guide: string, chapter: string) {
  let current: string | null = null
  let saved: string | null = null
  let isAtEnd = false
  let wasSavedAtEnd = false
  const timer = useTimeoutFn(save, SETTLED_MS, { immediate: false })

  // Not reported when it fails: nothing that somebody made is lost, and they only wanted to read.
  function save(): void {
    timer.stop()
    if (current === null || (current === saved && isAtEnd === wasSavedAtEnd)) return
    saved = current
    wasSavedAtEnd = isAtEnd
    void client.call('reading.keep', { guide, chapter, section: saved, ...(isAtEnd ? { toTheEnd: true } : {}) })
  }

  useEventListener(window, 'pagehide', save)
  onBeforeUnmount(save)

  return {
    keep(section: string): void {
      current = section
      timer.start()
    },
    /** The end of the chapter came into view. */
    reachEnd(): void {
      isAtEnd = true
      if (current !== null) timer.start()
    },
  }
}
