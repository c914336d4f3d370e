import { defineStore } from 'pinia'
import { computed } from 'vue'
import { isPresent, MAX_PEOPLE } from '@shared/features/people/person'
import type { PersonChange } from '@shared/features/people/personChange'
import type { CallInput } from '@shared/ipc/contract'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

/** The people that the user is beside. Each action returns whether it was done; if not, that has been reported. */
export const usePeopleStore = defineStore('people', () => {
  const { value, isLoaded, load, refresh } = useRemote(() => client.call('people.list'), { kinds: ['person'] })
  const all = computed(() => value.value ?? [])

  async function withReload(done: Promise<boolean>): Promise<boolean> {
    const isDone = await done
    if (isDone) await refresh()
    return isDone
  }

  return {
    all,
    /** Those whom Luwte may bring up by itself. */
    present: computed(() => all.value.filter(isPresent)),
    isFull: computed(() => all.value.length >= MAX_PEOPLE),
    isLoaded,
    load,
    find: (id: Id) => all.value.find((person) => person.id === id),
    /** @returns the new person; null: it failed, and that has been reported. */
    async add(person: CallInput<'people.add'>) {
      const added = await request('people.add', person)
      if (added) await refresh()
      return added
    },
    change: (id: Id, change: PersonChange) => withReload(command('people.change', { id, change })),
    /** @returns the ids of the contacts that went along; null: it failed. */
    async remove(id: Id) {
      const removed = await request('people.remove', { id })
      if (removed) await refresh()
      return removed?.contacts ?? null
    },
    restore: (id: Id, contacts: Id[]) => withReload(command('people.restore', { id, contacts })),
  }
})
