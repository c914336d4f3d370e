import { computed, onBeforeUnmount, ref } from 'vue'

/** A line across the window, under a heading that was just scrolled to: what it crosses is being read. */
const READING_LINE = '-18% 0px -82% 0px'

/**
 * Follows which section of a chapter is being read: the one at the reading line, or the last one once
 * the end of the chapter is in view, for a short last section never comes up that far.
 */
export function useCurrentSection() {
  const reached = ref<string | null>(null)
  const last = ref<string | null>(null)
  const isAtEnd = ref(false)
  let opening: Element | null = null
  let first: string | null = null

  const sections = new IntersectionObserver(
    (entries) => {
      const seen = entries.findLast((entry) => entry.isIntersecting)?.target
      if (seen) reached.value = seen === opening ? first : seen.id
    },
    { rootMargin: READING_LINE },
  )
  const end = new IntersectionObserver((entries) => {
    isAtEnd.value = entries.some((entry) => entry.isIntersecting)
  })
  const stop = () => {
    sections.disconnect()
    end.disconnect()
  }
  onBeforeUnmount(stop)

  return {
    /** The end of the chapter is in view. */
    isAtEnd: computed(() => isAtEnd.value),
    current: computed(() => (isAtEnd.value ? last.value : reached.value)),
    /** Begins, also again after the language was changed. What comes before the sections counts as the first one. */
    follow(head: Element, elements: readonly Element[], foot: Element): void {
      stop()
      opening = head
      first = elements[0]?.id ?? null
      last.value = elements.at(-1)?.id ?? null
      reached.value ??= first
      for (const element of [head, ...elements]) sections.observe(element)
      end.observe(foot)
    },
  }
}
