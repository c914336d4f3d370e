import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { JournalFilter } from '@shared/features/journal/journalFilter'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, useRemote } from '@/kernel/remote'
import { useShownPeople } from './shownPeople'

/** What somebody kept under a name of what the journal can show. */
export const useKeptFiltersStore = defineStore('keptFilters', () => {
  const people = useShownPeople()
  const filters = useRemote(() => client.call('keptFilters.list'), { kinds: ['kept-filter'] })

  async function withReload(done: Promise<boolean>): Promise<boolean> {
    const isDone = await done
    if (isDone) await filters.refresh()
    return isDone
  }

  return {
    /** Those that lead to nobody who is not shown: see useShownPeople. */
    kept: computed(() => (filters.value.value ?? []).filter(({ filter }) => people.mayShow(filter))),
    async load(): Promise<boolean> {
      const isLoaded = await filters.load()
      if (filters.value.value?.some(({ filter }) => filter.person !== undefined)) await people.load()
      return isLoaded
    },
    /** @param id null adds one. @returns whether it was kept; if not, that has been reported. */
    save: (id: Id | null, name: string, filter: JournalFilter) =>
      withReload(command('keptFilters.save', { id, name, filter: { ...filter } })),
    remove: (id: Id) => withReload(command('keptFilters.remove', { id })),
    restore: (id: Id) => withReload(command('keptFilters.restore', { id })),
  }
})
