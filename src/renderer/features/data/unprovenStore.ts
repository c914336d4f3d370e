import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import type { UnprovenOverview } from '@shared/features/data/unproven'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

/** What waits of other computers because nothing proves that the user wrote it, and what of that was thrown away. */
export const useUnprovenStore = defineStore('unproven', () => {
  const overview = useRemote(() => client.call('unproven.list'), {
    kinds: ['entry'],
    events: ['vault.changed'],
    failsSilently: true,
  })
  const hasFailed = ref(false)
  watch(overview.value, () => (hasFailed.value = false))

  async function load(): Promise<void> {
    hasFailed.value = !(await overview.refresh())
  }

  const known = ({ waiting, thrownAway }: UnprovenOverview) => overview.set({ waiting, thrownAway })

  return {
    /** null until it was read. */
    overview: overview.value,
    /** It could not be read the last time that this page asked. */
    hasFailed,
    load,
    /** What it says, to be shown as plain text; null: that failed, which has been reported. */
    look: (device: string) => request('unproven.look', { device }),
    /** @returns how many texts were made of it; null: that failed, which has been reported. */
    async takeIn(device: string): Promise<number | null> {
      const done = await request('unproven.takeIn', { device })
      if (done) known(done)
      return done && done.taken
    },
    /** @returns whether it was done; if not, that has been reported. */
    undoTakeIn: () => command('unproven.undoTakeIn'),
    /** @returns whether it was thrown away; if not, the user decided against it or it has been reported. */
    async throwAway(device: string): Promise<boolean> {
      const left = await request('unproven.throwAway', { device })
      if (left) known(left)
      return left !== null
    },
    /** @returns how many files stay where they are; null: that failed, which has been reported. */
    async bringBack(id: string): Promise<number | null> {
      const done = await request('unproven.bringBack', { id })
      if (done) known(done)
      return done && done.left
    },
  }
})
