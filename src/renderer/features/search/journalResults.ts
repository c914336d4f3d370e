import { useI18n } from 'vue-i18n'
import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { excerptAround } from '@shared/features/search/excerpts'
import { isUnspaced, wordsOf } from '@shared/features/search/folding'
import { queryOf } from '@shared/features/search/query'
import { type FindIn, finderOf } from '@shared/features/search/textMatch'
import type { FoundRecord } from '@shared/features/search/contract'
import { definitionOf } from '@shared/records/registry'
import { client } from '@/kernel/client'
import { useFormat } from '@/ui/format'
import type { DayQuestion, Days } from './dayWords'
import { EXCERPT_LENGTH, type ResultLine } from './resultGroups'

/** While somebody is typing, nothing is asked for yet. */
const DEBOUNCE_MS = 150
const MAX_LINES = 5
/** Who asks for a day wants to see that day. */
const MAX_LINES_OF_DAYS = 12
const MIN_WORD_LENGTH = 2

/** What in the journal holds every word, or was written on the days that are asked for. No other result waits for it. */
export function useJournalResults(query: () => string, daysIn: (query: string) => DayQuestion | null) {
  const { t } = useI18n()
  const dates = useFormat()
  const lines = shallowRef<ResultLine[]>([])
  /** Whether all that was asked for has been answered. */
  const isSettled = ref(true)
  let timer: number | undefined
  let turn = 0

  function linesOf({ kind, id, at, excerpt }: FoundRecord, findIn: FindIn): ResultLine[] {
    const search = definitionOf(kind)?.search
    if (search?.by !== 'query') return []
    const line = {
      id: `${kind}.${id}`,
      title: dates.day(at),
      from: dates.time(at),
      // A check-in may have no words of one's own.
      excerpt: excerpt === '' ? t(`records.${kind}.label`) : excerptAround(excerpt, findIn, EXCERPT_LENGTH),
      findIn,
      target: { route: search.route(id) },
    }
    return [line]
  }

  async function find(words: string, days?: Days): Promise<ResultLine[]> {
    const reply = await client.call('search.records', {
      query: words,
      ...(days ? { days, most: MAX_LINES_OF_DAYS } : { most: MAX_LINES }),
    })
    // Without a message when it fails: whoever opens the journal is told, and the rest was found.
    const findIn = finderOf(queryOf(words))
    return reply.ok ? reply.value.flatMap((found) => linesOf(found, findIn)) : []
  }

  async function ask(asked: string, mine: number): Promise<void> {
    const question = daysIn(asked)
    const [ofDays, withWords] = await Promise.all([question ? find(question.words, question.days) : [], find(asked)])
    if (mine !== turn) return
    const known = new Set(ofDays.map(({ id }) => id))
    lines.value = [...ofDays, ...withWords.filter(({ id }) => !known.has(id))]
    isSettled.value = true
  }

  watch(query, (asked) => {
    window.clearTimeout(timer)
    turn += 1
    const mine = turn
    const isLongEnough = wordsOf(asked).some((word) => word.length >= MIN_WORD_LENGTH || isUnspaced(word))
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
