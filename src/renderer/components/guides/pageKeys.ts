import { onBeforeUnmount, onMounted } from 'vue'
import { useRouter } from 'vue-router'
import { CONTENTS, type Neighbour } from './neighbours'

/**
 * Alt with an arrow turns the page, Escape leaves the chapter unless `closeFirst` had something to close. Scrolling is
 * the window's own.
 */
export function usePageKeys(
  neighbours: () => { previous: Neighbour; next: Neighbour },
  closeFirst: () => boolean,
): void {
  const router = useRouter()

  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    const ways: Record<string, string> = event.altKey
      ? { ArrowLeft: neighbours().previous.to, ArrowRight: neighbours().next.to }
      : { Escape: CONTENTS.to }
    const way = ways[event.key]
    if (way === undefined) return
    event.preventDefault()
    if (event.key === 'Escape' && closeFirst()) return
    void router.push(way)
  }

  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
