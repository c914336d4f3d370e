import { useEventListener } from '@vueuse/core'
import { nextTick, onMounted, type Ref } from 'vue'

/** Listens to the keyboard for as long as a component exists. A key that an input method or a field took is left to it. */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  // Once mounted: inner components are mounted first, so they hear a key before the outer ones.
  onMounted(() =>
    useEventListener(window, 'keydown', (event) => {
      if (!event.isComposing && !event.defaultPrevented) onKey(event)
    }),
  )
}

/** Moves keyboard focus to what replaced the button that was used, once it is rendered. */
export async function focusIn(holder: Readonly<Ref<HTMLElement | null>>, selector: string): Promise<void> {
  await nextTick()
  holder.value?.querySelector<HTMLElement>(selector)?.focus()
}
