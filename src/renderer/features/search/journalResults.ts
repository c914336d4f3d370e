import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { beginningWith, excerptAround, wordsOf } from '@shared/features/search/textMatch'
import type { FoundRecord } from '@shared/features/search/contract'
import { definitionOf } from '@shared/records/registry'
import { client } from '@/kernel/client'
import { useFormat } from '@/ui/format'
import { EXCERPT_LENGTH, type ResultLine } from './resultGroups'

/** While somebody is typing, nothing is asked for yet. */
const DEBOUNCE_MS = 150
const MAX_LINES = 5
const MIN_WORD_LENGTH = 2

/** What in the journal holds every word. No other result waits for it. */
export function useJournalResults(query: () => string) {
  const dates = useFormat()
  const lines = shallowRef<ResultLine[]>([])
  /** Whether all that was asked for has been answered. */
  const isSettled = ref(true)
  let timer: number | undefined
  let turn = 0

  function linesOf({ kind, id, at, excerpt }: FoundRecord, wanted: readonly string[]): ResultLine[] {
    const search = definitionOf(kind)?.search
    if (search?.by !== 'query') return []
    const isFound = beginningWith(wanted)
    const line = {
      id: `${kind}.${id}`,
      title: dates.day(at),
      from: dates.time(at),
      excerpt: excerptAround(excerpt, isFound, EXCERPT_LENGTH),
      isFound,
      target: { route: search.route(id) },
    }
    return [line]
  }

  async function ask(asked: string, mine: number): Promise<void> {
    const reply = await client.call('search.records', { query: asked, most: MAX_LINES })
    if (mine !== turn) return
    // Without a message when it fails: whoever opens the journal is told, and the rest was found.
    lines.value = reply.ok ? reply.value.flatMap((found) => linesOf(found, wordsOf(asked))) : []
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
