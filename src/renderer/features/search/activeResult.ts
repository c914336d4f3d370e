import { computed, ref } from 'vue'
import type { ResultLine } from './resultGroups'

/**
 * The line that Enter opens. It is remembered by its id, so lines that come later do not move it.
 * @param answered resolves once the lines fit what is typed: a key that was pressed before that means those lines.
 */
export function useActiveResult(lines: () => readonly ResultLine[], answered: () => Promise<void>) {
  const chosen = ref<string | null>(null)
  const active = computed(() => lines().find(({ id }) => id === chosen.value) ?? lines()[0] ?? null)

  function goTo(index: number): void {
    const all = lines()
    chosen.value = all[(index + all.length) % all.length]?.id ?? null
  }

  const moves: Record<string, (at: number) => number> = {
    ArrowDown: (at) => at + 1,
    ArrowUp: (at) => at - 1,
    Home: () => 0,
    End: () => -1,
  }

  return {
    active,
    choose: (line: ResultLine) => (chosen.value = line.id),
    toFirst: () => (chosen.value = null),
    /** Arrows go round, Home and End to the ends. */
    async onKey(event: KeyboardEvent): Promise<void> {
      const move = moves[event.key]
      if (!move || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      await answered()
      goTo(move(lines().findIndex(({ id }) => id === active.value?.id)))
    },
  }
}
