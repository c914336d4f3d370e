import { useElementSize } from '@vueuse/core'
import { computed, type ComputedRef, type Ref } from 'vue'

/** Before it is laid out. */
const WIDTH_UNKNOWN = 640
const EM_UNKNOWN = 17

/** The room that a drawing has, and the size of the text around it, in CSS pixels: its own text has the same size. */
export function useDrawingSize(holder: Readonly<Ref<HTMLElement | null>>): {
  width: ComputedRef<number>
  em: ComputedRef<number>
} {
  const { width } = useElementSize(holder)
  return {
    width: computed(() => width.value || WIDTH_UNKNOWN),
    em: computed(() =>
      width.value && holder.value ? Number.parseFloat(getComputedStyle(holder.value).fontSize) : EM_UNKNOWN,
    ),
  }
}
