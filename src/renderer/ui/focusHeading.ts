import { nextTick, type Ref } from 'vue'

/** Takes the keyboard to what came in the place of the button that was used. */
export async function focusIn(holder: Readonly<Ref<HTMLElement | null>>, selector: string): Promise<void> {
  await nextTick()
  holder.value?.querySelector<HTMLElement>(selector)?.focus()
}
