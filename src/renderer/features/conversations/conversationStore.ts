import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { CallInput } from '@shared/ipc/contract'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

const BEGUN = 'conversation:new:'

/** What somebody prepared to say. */
export const useConversationsStore = defineStore('conversations', () => {
  const list = useRemote(() => client.call('conversations.list'), { kinds: ['conversation'] })

  return {
    /** Forms that were begun and not saved, about nobody’s card. */
    async begun(): Promise<ReadonlySet<string>> {
      // Without a message when it fails: whoever begins finds their draft all the same.
      const reply = await client.call('drafts.list')
      const keys = reply.ok ? reply.value.map(({ key }) => key) : []
      return new Set(keys.filter((key) => key.startsWith(BEGUN)).map((key) => key.slice(BEGUN.length)))
    },
    /** The newest first. */
    all: computed(() => list.value.value ?? []),
    isLoaded: list.isLoaded,
    load: list.load,
    /** @returns null when it failed, which has been reported. */
    async keep(given: CallInput<'conversations.keep'>) {
      const kept = await request('conversations.keep', given)
      if (kept) await list.refresh()
      return kept
    },
    /** @returns whether it was done; if not, that has been reported. */
    async remove(id: Id): Promise<boolean> {
      const isDone = await command('conversations.remove', { id })
      if (isDone) await list.refresh()
      return isDone
    },
    async restore(id: Id): Promise<void> {
      if (await command('conversations.restore', { id })) await list.refresh()
    },
  }
})
