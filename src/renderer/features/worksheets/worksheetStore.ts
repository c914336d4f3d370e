import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { WorksheetForm } from '@shared/features/worksheets/forms'
import type { CallInput } from '@shared/ipc/contract'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

/** The worksheets that somebody keeps. */
export const useWorksheetsStore = defineStore('worksheets', () => {
  const list = useRemote(() => client.call('worksheets.list'), { kinds: ['worksheet'] })
  const all = computed(() => list.value.value ?? [])

  return {
    /** Whether one of this form was begun and not kept. */
    async isBegun(form: WorksheetForm): Promise<boolean> {
      // Without a message when it fails: whoever begins finds their draft all the same.
      const reply = await client.call('drafts.list')
      return reply.ok && reply.value.some(({ key }) => key === `worksheet:new:${form}`)
    },
    /** The newest first. */
    all,
    of: (form: WorksheetForm) => all.value.filter((one) => one.form === form),
    find: (id: Id) => all.value.find((one) => one.id === id) ?? null,
    isLoaded: list.isLoaded,
    load: list.load,
    /** @returns null when it failed, which has been reported. */
    async keep(given: CallInput<'worksheets.keep'>) {
      const kept = await request('worksheets.keep', given)
      if (kept) await list.refresh()
      return kept
    },
    /** @returns whether it was done; if not, that has been reported. */
    async remove(id: Id): Promise<boolean> {
      const isDone = await command('worksheets.remove', { id })
      if (isDone) await list.refresh()
      return isDone
    },
    async restore(id: Id): Promise<void> {
      if (await command('worksheets.restore', { id })) await list.refresh()
    },
  }
})
