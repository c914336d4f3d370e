import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, useRemote } from '@/kernel/remote'

/** The questions of the user's own to write about. */
export const useOwnPromptsStore = defineStore('ownPrompts', () => {
  // Not reported when it fails: whoever writes only wants to write.
  const prompts = useRemote(() => client.call('ownPrompts.list'), { kinds: ['own-prompt'], failsSilently: true })
  const isSettled = ref(false)

  async function withReload(done: Promise<boolean>): Promise<boolean> {
    const isDone = await done
    if (isDone) await prompts.refresh()
    return isDone
  }

  return {
    own: computed(() => prompts.value.value ?? []),
    /** They were read, or could not be. */
    isSettled: computed(() => isSettled.value),
    async load() {
      await prompts.load()
      isSettled.value = true
    },
    /** @param id null adds one. @returns whether it was kept; if not, that has been reported. */
    save: (id: Id | null, text: string, theme: string | undefined) =>
      withReload(command('ownPrompts.save', { id, text, ...(theme === undefined ? {} : { theme }) })),
    remove: (id: Id) => withReload(command('ownPrompts.remove', { id })),
    restore: (id: Id) => withReload(command('ownPrompts.restore', { id })),
  }
})
