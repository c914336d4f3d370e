import { onBeforeUnmount, onMounted } from 'vue'

/** The keys of one screen, for as long as it stands. Keys that belong to an input method or were taken are left alone. */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const listen = (event: KeyboardEvent) => {
    if (!event.isComposing && !event.defaultPrevented) onKey(event)
  }
  onMounted(() => window.addEventListener('keydown', listen))
  onBeforeUnmount(() => window.removeEventListener('keydown', listen))
}
