import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Id } from '@shared/kernel/ids'
import type { OwnPhrase } from '@shared/features/phrases/phrases'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** The sentences somebody wants near: favourites of the guides, by id, and their own. */
export const usePhrasesStore = defineStore('phrases', () => {
  const own = shallowRef<OwnPhrase[]>([])
  const favourites = shallowRef<ReadonlySet<string>>(new Set())
  const isLoaded = ref(false)
  const toasts = useToasts()

  /** Without a message when it fails: whoever opens a chapter only wants to read. @returns whether they are there. */
  async function load(): Promise<boolean> {
    const reply = await client.call('phrases.read')
    if (!reply.ok) return false
    own.value = reply.value.own
    favourites.value = new Set(reply.value.favourites)
    isLoaded.value = true
    return true
  }

  async function setFavourite(phrase: string, on: boolean): Promise<void> {
    const reply = await client.call('phrases.setFavourite', { phrase, on })
    if (reply.ok) favourites.value = new Set(reply.value.favourites)
    else toasts.problem(reply.error)
  }

  /** @param id null adds one. @returns whether it was kept; if not, the user has been told. */
  async function keepOwn(id: Id | null, text: string): Promise<boolean> {
    const reply = await client.call('phrases.keepOwn', { id, text })
    if (reply.ok) await load()
    else toasts.problem(reply.error)
    return reply.ok
  }

  async function change(call: 'phrases.removeOwn' | 'phrases.restoreOwn', id: Id): Promise<boolean> {
    const reply = await client.call(call, { id })
    if (reply.ok) await load()
    else toasts.problem(reply.error)
    return reply.ok
  }

  client.on('records.changed', ({ kinds }) => {
    if (isLoaded.value && kinds.some((kind) => kind === 'own-phrase' || kind === 'favourite')) void load()
  })

  return {
    own,
    favourites,
    isLoaded,
    load,
    setFavourite,
    keepOwn,
    removeOwn: (id: Id) => change('phrases.removeOwn', id),
    restoreOwn: (id: Id) => change('phrases.restoreOwn', id),
  }
})
