import { ref, watch } from 'vue'
import type { Range } from '@shared/features/looking-back/ranges'
import type { RangeSummary } from '@shared/features/looking-back/summary'
import type { WordCount } from '@shared/features/search/contract'
import type { CallInput } from '@shared/ipc/contract'
import type { Reply } from '@shared/kernel/errors'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { request, useRemote } from '@/kernel/remote'
import { useToasts } from '@/kernel/toasts'
import { useLookingBackTexts } from './lookingBackTexts'

// What the screens of looking back read of main. Each follows what is told, written or removed anywhere.

/** So many words are listed. */
const MOST_WORDS = 30

/** What watches it cannot be sent to main. */
const plain = ({ from, to }: Range): Range => ({ from, to })

/** The days of a year, and which years there are. */
export function useYear(year: () => number) {
  const remote = useRemote(() => client.call('lookingBack.year', { year: year() }), { kinds: ['check-in', 'entry'] })
  watch(year, remote.refresh)
  void remote.load()
  return remote
}

/** The counts of a range; of none as long as none is chosen. */
export function useRange(range: () => Range | null) {
  const remote = useRemote(
    async (): Promise<Reply<RangeSummary | null>> => {
      const chosen = range()
      return chosen ? client.call('lookingBack.range', plain(chosen)) : { ok: true, value: null }
    },
    { kinds: ['check-in'] },
  )
  watch([() => range()?.from, () => range()?.to], remote.refresh)
  void remote.load()
  return remote
}

/** The words written most often in each of these ranges, counted when asked. */
export function useWordCounts(ranges: () => readonly Range[]) {
  const remote = useRemote(
    async (): Promise<Reply<{ range: Range; words: WordCount[] }[]>> => {
      const counted: { range: Range; words: WordCount[] }[] = []
      for (const range of ranges().map(plain)) {
        const reply = await client.call('search.words', { days: range, most: MOST_WORDS })
        if (!reply.ok) return reply
        counted.push({ range, words: reply.value })
      }
      return { ok: true, value: counted }
    },
    { kinds: ['check-in', 'entry'] },
  )
  const isAsked = ref(false)
  watch(
    () => JSON.stringify(ranges()),
    () => {
      if (isAsked.value) void remote.refresh()
    },
  )
  return {
    counted: remote.value,
    isAsked,
    count() {
      isAsked.value = true
      return remote.load()
    },
  }
}

/** Whether there are enough check-ins to look back at. */
export function useIsWorthwhile() {
  const { value, load } = useRemote(() => client.call('lookingBack.isWorthwhile'), {
    kinds: ['check-in'],
    failsSilently: true,
  })
  void load()
  return value
}

/** What was told and written in a range. */
export function usePassages(range: () => Range) {
  const remote = useRemote(() => client.call('lookingBack.passages', plain(range())), { kinds: ['check-in', 'entry'] })
  watch([() => range().from, () => range().to], remote.refresh)
  void remote.load()
  return remote
}

/** All that was told and written in a range, whole. */
export function useBooklet(range: Range) {
  const remote = useRemote(() => client.call('lookingBack.booklet', range))
  void remote.load()
  return remote
}

/** Check-ins and entries by their ids, whole. */
export function useRecords(ids: () => readonly Id[]) {
  const remote = useRemote(() => client.call('lookingBack.read', { ids: [...ids()] }), { kinds: ['check-in', 'entry'] })
  watch(() => [...ids()], remote.refresh)
  void remote.load()
  return remote
}

/** Asks where to save a chart, and says when it is saved. */
export function useSavedCharts() {
  const texts = useLookingBackTexts()
  const toasts = useToasts()
  return async (name: string, content: CallInput<'lookingBack.saveChart'>['content']): Promise<void> => {
    const title = texts.value.chart.saveTitle
    const answer = await request('lookingBack.saveChart', { title, name, content })
    if (answer === 'saved') toasts.say(texts.value.chart.saved)
  }
}
