import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import type { HelperLoadBody } from '@shared/features/helper-load/helperLoad'
import type { CallInput } from '@shared/ipc/contract'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, useRemote } from '@/kernel/remote'

/** What helping asks of the helper: the cards of the last weeks, and the limit. */
export const useHelperLoadStore = defineStore('helper-load', () => {
  const own = useRemote(() => client.call('helperLoad.read'), { kinds: ['helper-load', 'helper-limit'] })

  async function withReload(done: Promise<boolean>): Promise<boolean> {
    const isDone = await done
    if (isDone) await own.refresh()
    return isDone
  }

  return {
    loads: computed(() => own.value.value?.loads ?? []),
    limit: computed(() => own.value.value?.limit ?? ''),
    isLoaded: own.isLoaded,
    load: own.load,
    /** @returns whether it was kept; if not, that has been reported. */
    add: (load: HelperLoadBody) => withReload(command('helperLoad.add', load)),
    remove: (id: Id) => withReload(command('helperLoad.remove', { id })),
    restore: (id: Id) => withReload(command('helperLoad.restore', { id })),
    /** '' removes it. */
    setLimit: (text: string) => own.change(() => client.call('helperLoad.setLimit', { text })),
  }
})

/** The cards of some days, newest first. */
export function useLoadsIn(days: () => CallInput<'helperLoad.range'>) {
  const remote = useRemote(() => client.call('helperLoad.range', days()), {
    kinds: ['helper-load'],
    failsSilently: true,
  })
  watch([() => days().from, () => days().to], remote.refresh)
  void remote.load()
  return remote.value
}
