import { onBeforeUnmount, onMounted } from 'vue'

/** The keys of one screen, for as long as it stands. Keys that belong to an input method or were taken are left alone. */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const listen = (event: KeyboardEvent) => {
    if (!event.isComposing && !event.defaultPrevented) onKey(event)
  }
  onMounted(() => window.addEventListener('keydown', listen))
  onBeforeUnmount(() => window.removeEventListener('keydown', listen))
}

/** What happens in this window, for as long as a screen stands. Nothing is taken from those it is meant for. */
export function useWindowEvents(names: readonly string[], onEvent: (event: Event) => void): void {
  const options = { capture: true, passive: true }
  onMounted(() => names.forEach((name) => window.addEventListener(name, onEvent, options)))
  onBeforeUnmount(() => names.forEach((name) => window.removeEventListener(name, onEvent, options)))
}
