import { until } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef, watch } from 'vue'
import type { JournalMonths } from '@shared/features/journal/contract'
import type { JournalFilter, LivedMonth } from '@shared/features/journal/journalFilter'
import type { LocalDate } from '@shared/kernel/time'
import { client } from '@/kernel/client'
import { type Remote, report, useRemote } from '@/kernel/remote'
import { type JournalDay, journalDays } from './entryList'

/** Where somebody was in the list, to come back to. */
export interface JournalPlace {
  month: LivedMonth
  /** Of the entry or check-in that was opened, and of those beside it, should it be gone. */
  ids: readonly string[]
  /** How far it was below the top of the window, in pixels. */
  top: number
}

/** The list of the journal: its months, and of those in sight what was lived in them. */
export const useJournalStore = defineStore('journal', () => {
  const filter = shallowRef<JournalFilter>({})
  /** Months in sight or near it. */
  const wanted = new Set<LivedMonth>()
  const reading = new Map<LivedMonth, Promise<void>>()
  const pages = shallowReactive(new Map<LivedMonth, JournalDay[]>())
  let arrivals = false
  const overview: Remote<JournalMonths> = useRemote(
    () => {
      // What is on the screen does not become less.
      const asked = { filter: filter.value, arrivals, few: overview.value.value === null }
      arrivals = false
      return client.call('entries.months', asked)
    },
    { kinds: ['entry', 'check-in'] },
  )

  function read(month: LivedMonth): Promise<void> {
    const asking = ask(month).finally(() => {
      if (reading.get(month) === asking) reading.delete(month)
    })
    reading.set(month, asking)
    return asking
  }

  async function ask(month: LivedMonth): Promise<void> {
    const asked = filter.value
    // Once every month is known it is read again.
    const few = overview.value.value?.isWhole === false
    const reply = await client.call('entries.month', { month, filter: asked, few })
    if (asked !== filter.value || !wanted.has(month)) return
    if (reply.ok) pages.set(month, journalDays(reply.value))
    else report(reply.error)
  }

  /** Resolves once what was lived in it is there. */
  async function want(month: LivedMonth): Promise<void> {
    if (wanted.has(month) && pages.has(month)) return
    const running = reading.get(month)
    if (wanted.has(month) && running) return running
    wanted.add(month)
    await read(month)
  }

  // What is in sight is read again with every change; what is not, when it comes in sight.
  watch(overview.value, (now) => {
    for (const month of [...pages.keys()]) if (!wanted.has(month)) pages.delete(month)
    for (const month of wanted) void read(month)
    // Before the list is drawn: it begins with it.
    if (now?.months[0] && wanted.size === 0) void want(now.months[0].month)
    // Not before the read that brought this has ended.
    if (now && !now.isWhole) setTimeout(() => void overview.refresh())
  })

  return {
    filter: computed(() => filter.value),
    /** null until they were read. */
    overview: overview.value,
    isLoaded: overview.isLoaded,
    pages,
    /** The place to come back to; null: the beginning. */
    place: shallowRef<JournalPlace | null>(null),
    /** Looks what has arrived too. */
    load() {
      arrivals = true
      return overview.refresh()
    },
    /** Resolves once every month is known. */
    whole: () => until(overview.value).toMatch((now) => now?.isWhole === true),
    show(chosen: JournalFilter) {
      filter.value = chosen
      wanted.clear()
      pages.clear()
      return overview.refresh()
    },
    want,
    /** What was lived on this day in earlier years. Nobody asked for it, so it is not reported when it fails. */
    async onThisDay(today: LocalDate): Promise<JournalDay[]> {
      const reply = await client.call('entries.onThisDay', { today })
      return reply.ok ? journalDays(reply.value) : []
    },
    drop(month: LivedMonth) {
      wanted.delete(month)
      pages.delete(month)
    },
  }
})
