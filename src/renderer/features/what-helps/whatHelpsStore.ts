import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { WhatHelpsBody } from '@shared/features/what-helps/whatHelps'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, useRemote } from '@/kernel/remote'

/** The list of what does the user good. */
export const useWhatHelpsStore = defineStore('whatHelps', () => {
  const list = useRemote(() => client.call('whatHelps.list'), { kinds: ['what-helps'] })

  async function withReload(done: Promise<boolean>): Promise<boolean> {
    const isDone = await done
    if (isDone) await list.refresh()
    return isDone
  }

  return {
    all: computed(() => list.value.value ?? []),
    isLoaded: list.isLoaded,
    load: list.load,
    /** @param id null adds it. @returns whether it was kept; if not, that has been reported. */
    save: (id: Id | null, body: WhatHelpsBody) => withReload(command('whatHelps.save', { id, ...body })),
    remove: (id: Id) => withReload(command('whatHelps.remove', { id })),
    restore: (id: Id) => withReload(command('whatHelps.restore', { id })),
  }
})
