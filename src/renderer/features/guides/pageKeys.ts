import { useRouter } from 'vue-router'
import { useWindowKeys } from '@/ui/keyboard'
import { CONTENTS, type Neighbours } from './neighbours'

/** What the keys of a chapter do besides turning its pages. */
interface PageActs {
  /** null until they are known. */
  neighbours: () => Neighbours | null
  mark: () => void
  toContents: () => void
  /** @returns whether there was something to close. */
  closeFirst: () => boolean
}

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.matches('textarea, input')

/**
 * Alt with an arrow turns the page or leads to the contents, Ctrl/Cmd+D marks, Escape leaves the chapter unless there was
 * something to close. Scrolling is the window's own.
 */
export function usePageKeys({ neighbours, mark, toContents, closeFirst }: PageActs): void {
  const router = useRouter()

  useWindowKeys((event) => {
    if (event.shiftKey || isTyping(event)) return
    const command = event.ctrlKey || event.metaKey
    const turn = (to: string | undefined) => () => to !== undefined && void router.push(to)
    const acts: Record<string, () => unknown> = command
      ? { d: mark }
      : event.altKey
        ? {
            ArrowLeft: turn(neighbours()?.previous.to),
            ArrowRight: turn(neighbours()?.next.to),
            ArrowUp: toContents,
          }
        : { Escape: () => closeFirst() || turn(CONTENTS.to)() }
    const act = acts[event.key]
    if (!act || (command && event.altKey)) return
    event.preventDefault()
    if (!event.repeat) act()
  })
}
