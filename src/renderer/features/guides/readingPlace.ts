import { onBeforeUnmount, onMounted } from 'vue'
import type { ReadingPlace } from '@shared/features/guides/reading'
import { client } from '@/kernel/client'

/** How long a section is before somebody's eyes until it counts as where they are. */
const SETTLED_MS = 2000

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

/** Keeps the place in a chapter a moment after it changed, and at once on leaving. */
export function useReadingPlace(guide: string, chapter: string) {
  let timer: number | undefined
  let waiting: string | null = null
  let kept: string | null = null

  // Without a message when it fails: nothing that somebody made is lost, and they only wanted to read.
  function keepNow(): void {
    window.clearTimeout(timer)
    if (waiting === null || waiting === kept) return
    kept = waiting
    void client.call('reading.keep', { guide, chapter, section: kept })
  }

  onMounted(() => window.addEventListener('pagehide', keepNow))
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', keepNow)
    keepNow()
  })

  return {
    keep(section: string): void {
      waiting = section
      window.clearTimeout(timer)
      timer = window.setTimeout(keepNow, SETTLED_MS)
    },
  }
}
