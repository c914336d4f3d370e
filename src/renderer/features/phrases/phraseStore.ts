import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Id } from '@shared/kernel/ids'
import { client } from '@/kernel/client'
import { command, useRemote } from '@/kernel/remote'

/** "My phrases": the user's own, and the ids of favourites among those of the guides. */
export const usePhrasesStore = defineStore('phrases', () => {
  // Not reported when it fails: whoever opens a chapter only wants to read.
  const phrases = useRemote(() => client.call('phrases.read'), {
    kinds: ['own-phrase', 'favourite'],
    failsSilently: true,
  })

  /** @returns whether it was done; if not, that has been reported. */
  async function withReload(done: Promise<boolean>): Promise<boolean> {
    const isDone = await done
    if (isDone) await phrases.refresh()
    return isDone
  }

  return {
    own: computed(() => phrases.value.value?.own ?? []),
    favourites: computed((): ReadonlySet<string> => new Set(phrases.value.value?.favourites)),
    isLoaded: phrases.isLoaded,
    load: phrases.load,
    setFavourite: (phrase: string, on: boolean) =>
      phrases.change(() => client.call('phrases.setFavourite', { phrase, on })),
    /** @param id null adds one. */
    saveOwn: (id: Id | null, text: string) => withReload(command('phrases.keepOwn', { id, text })),
    removeOwn: (id: Id) => withReload(command('phrases.removeOwn', { id })),
    restoreOwn: (id: Id) => withReload(command('phrases.restoreOwn', { id })),
  }
})
