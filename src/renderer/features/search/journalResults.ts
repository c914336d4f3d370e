import { useI18n } from 'vue-i18n'
import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { excerptAround } from '@shared/features/search/excerpts'
import { isUnspaced, wordsOf } from '@shared/features/search/folding'
import { queryOf } from '@shared/features/search/query'
import { type FindIn, finderOf } from '@shared/features/search/textMatch'
import type { FoundRecord } from '@shared/features/search/contract'
import { definitionOf } from '@shared/records/registry'
import { afterPaint } from '@/kernel/afterPaint'
import { client } from '@/kernel/client'
import { useFormat } from '@/ui/format'
import type { DayQuestion, Days } from './dayWords'
import { EXCERPT_LENGTH, type ResultLine } from './resultGroups'

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
  /** How many months are looked through so far, of how many; null: all. */
  const progress = shallowRef<{ done: number; of: number } | null>(null)
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

  /** Keys that follow at once are asked for together. */
  async function askAfterPaint(asked: string, mine: number): Promise<void> {
    await afterPaint()
    if (mine === turn) await ask(asked, mine)
  }

  async function ask(asked: string, mine: number): Promise<void> {
    const question = daysIn(asked)
    const [ofDays, withWords] = await Promise.all([question ? find(question.words, question.days) : [], find(asked)])
    if (mine !== turn) return
    const known = new Set(ofDays.map(({ id }) => id))
    lines.value = [...ofDays, ...withWords.filter(({ id }) => !known.has(id))]
    isSettled.value = true
  }

  const isLongEnough = (asked: string) =>
    wordsOf(asked).some((word) => word.length >= MIN_WORD_LENGTH || isUnspaced(word))

  watch(
    query,
    (asked) => {
      turn += 1
      isSettled.value = !isLongEnough(asked)
      if (isSettled.value) lines.value = []
      else void askAfterPaint(asked, turn)
    },
    { immediate: true },
  )

  // When it fails, whoever types something is answered with what else there is.
  void client.call('search.open', { isOpen: true })
  const stop = client.on('search.progress', (told) => {
    progress.value = told.done < told.of ? told : null
    if (isLongEnough(query())) void ask(query(), turn)
  })
  onBeforeUnmount(() => {
    stop()
    turn += 1
    void client.call('search.open', { isOpen: false })
  })

  return { lines, isSettled, progress }
}
