import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { beginningWith, excerptAround, wordsOf } from '@shared/features/search/textMatch'
import type { EntrySummary } from '@shared/features/journal/contract'
import { client } from '@/kernel/client'
import { useFormat } from '@/ui/format'
import { EXCERPT_LENGTH, type ResultLine } from './resultGroups'

/** While somebody is typing, nothing is asked for yet. */
const DEBOUNCE_MS = 150
const MAX_LINES = 5
const MIN_WORD_LENGTH = 2

/** Entries of the journal that hold every word. No other result waits for them. */
export function useEntryResults(query: () => string) {
  const dates = useFormat()
  const lines = shallowRef<ResultLine[]>([])
  /** Whether all that was asked for has been answered. */
  const isSettled = ref(true)
  let timer: number | undefined
  let turn = 0

  function lineOf({ id, at, excerpt }: EntrySummary, wanted: readonly string[]): ResultLine {
    const isFound = beginningWith(wanted)
    return {
      id: `entry.${id}`,
      title: dates.day(at),
      from: dates.time(at),
      excerpt: excerptAround(excerpt, isFound, EXCERPT_LENGTH),
      isFound,
      target: { route: `/journal/entry/${id}` },
    }
  }

  async function ask(asked: string, mine: number): Promise<void> {
    const reply = await client.call('entries.find', { query: asked, most: MAX_LINES })
    if (mine !== turn) return
    // Without a message when it fails: whoever opens the journal is told, and the rest was found.
    lines.value = reply.ok ? reply.value.map((entry) => lineOf(entry, wordsOf(asked))) : []
    isSettled.value = true
  }

  watch(query, (asked) => {
    window.clearTimeout(timer)
    turn += 1
    const mine = turn
    const isLongEnough = wordsOf(asked).some((word) => word.length >= MIN_WORD_LENGTH)
    isSettled.value = !isLongEnough
    if (isLongEnough) timer = window.setTimeout(() => void ask(asked, mine), DEBOUNCE_MS)
    else lines.value = []
  })
  onBeforeUnmount(() => {
    window.clearTimeout(timer)
    turn += 1
  })

  return { lines, isSettled }
}
