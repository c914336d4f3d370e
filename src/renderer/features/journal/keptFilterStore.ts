import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { JournalFilter } from '@shared/features/journal/journalFilter'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, useRemote } from '@/kernel/remote'

/** What somebody kept under a name of what the journal can show. */
export const useKeptFiltersStore = defineStore('keptFilters', () => {
  const filters = useRemote(() => client.call('keptFilters.list'), { kinds: ['kept-filter'] })

  async function withReload(done: Promise<boolean>): Promise<boolean> {
    const isDone = await done
    if (isDone) await filters.refresh()
    return isDone
  }

  return {
    kept: computed(() => filters.value.value ?? []),
    load: filters.load,
    /** @param id null adds one. @returns whether it was kept; if not, that has been reported. */
    save: (id: Id | null, name: string, filter: JournalFilter) =>
      withReload(command('keptFilters.save', { id, name, filter: { ...filter } })),
    remove: (id: Id) => withReload(command('keptFilters.remove', { id })),
    restore: (id: Id) => withReload(command('keptFilters.restore', { id })),
  }
})
