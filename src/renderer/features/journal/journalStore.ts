import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef, watch } from 'vue'
import type { JournalFilter, LivedMonth } from '@shared/features/journal/journalFilter'
import type { LocalDate } from '@shared/kernel/time'
import { client } from '@/kernel/client'
import { report, useRemote } from '@/kernel/remote'
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
  const pages = shallowReactive(new Map<LivedMonth, JournalDay[]>())
  let arrivals = false
  const overview = useRemote(
    () => {
      const asked = { filter: filter.value, arrivals }
      arrivals = false
      return client.call('entries.months', asked)
    },
    { kinds: ['entry', 'check-in'] },
  )

  async function read(month: LivedMonth): Promise<void> {
    const asked = filter.value
    const reply = await client.call('entries.month', { month, filter: asked })
    if (asked !== filter.value || !wanted.has(month)) return
    if (reply.ok) pages.set(month, journalDays(reply.value))
    else report(reply.error)
  }

  // What is in sight is read again with every change; what is not, when it comes in sight.
  watch(overview.value, (now) => {
    for (const month of [...pages.keys()]) if (!wanted.has(month)) pages.delete(month)
    for (const month of wanted) void read(month)
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
    show(chosen: JournalFilter) {
      filter.value = chosen
      wanted.clear()
      pages.clear()
      return overview.refresh()
    },
    /** Resolves once what was lived in it is there. */
    async want(month: LivedMonth): Promise<void> {
      if (wanted.has(month) && pages.has(month)) return
      wanted.add(month)
      await read(month)
    },
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
