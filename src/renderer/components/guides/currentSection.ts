import { computed, onBeforeUnmount, ref } from 'vue'

/** The eye reads at about this height of the window. */
const READING_LINE = '-30% 0px -70% 0px'

/**
 * Follows which section of a chapter is being read: the one that lies at the height of the eye, or the last one once
 * the end of the chapter is in view, for a short last section never comes up that far.
 */
export function useCurrentSection() {
  const reached = ref<string | null>(null)
  const last = ref<string | null>(null)
  const isAtEnd = ref(false)

  const sections = new IntersectionObserver(
    (entries) => {
      const section = entries.findLast((entry) => entry.isIntersecting)?.target.id
      if (section) reached.value = section
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
    current: computed(() => (isAtEnd.value ? last.value : reached.value)),
    /** Begins with these sections, and again after a switch of language. `foot` is where the chapter ends. */
    follow(elements: readonly Element[], foot: Element): void {
      stop()
      reached.value ??= elements[0]?.id ?? null
      last.value = elements.at(-1)?.id ?? null
      for (const element of elements) sections.observe(element)
      end.observe(foot)
    },
  }
}
