import { useRouter } from 'vue-router'
import { useWindowKeys } from '@/ui/keyboard'
import { CONTENTS, type Neighbours } from './openGuides'

/** What the keyboard does in a chapter. */
interface ChapterActions {
  /** null until they are loaded. */
  neighbours: () => Neighbours | null
  toggleBookmark: () => void
  toContents: () => void
  /** @returns whether they were open. */
  closeContents: () => boolean
}

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.matches('textarea, input')

/**
 * Alt with an arrow goes to another chapter or to the contents, Ctrl/Cmd+D sets a bookmark, and Escape closes the
 * contents or leaves the chapter. Scrolling is left to the browser.
 */
export function useChapterKeys({ neighbours, toggleBookmark, toContents, closeContents }: ChapterActions): void {
  const router = useRouter()

  useWindowKeys((event) => {
    if (event.shiftKey || isTyping(event)) return
    const command = event.ctrlKey || event.metaKey
    const goTo = (to: string | undefined) => () => to !== undefined && void router.push(to)
    const actions: Record<string, () => unknown> = command
      ? { d: toggleBookmark }
      : event.altKey
        ? {
            ArrowLeft: goTo(neighbours()?.previous.to),
            ArrowRight: goTo(neighbours()?.next.to),
            ArrowUp: toContents,
          }
        : { Escape: () => closeContents() || goTo(CONTENTS.to)() }
    const action = actions[event.key]
    if (!action || (command && event.altKey)) return
    event.preventDefault()
    if (!event.repeat) action()
  })
}
