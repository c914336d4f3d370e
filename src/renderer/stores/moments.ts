import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { NextMoment } from '@shared/ipc/contract'
import type { Reply } from '@shared/ipc/errors'
import { client } from '../client'
import { useToasts } from '../composables/toasts'

/** When Luwte asks next. Null for the blink before it is known. */
export const useMomentsStore = defineStore('moments', () => {
  const next = shallowRef<NextMoment | null>(null)

  function take(reply: Reply<NextMoment>): boolean {
    if (reply.ok) next.value = reply.value
    else useToasts().problem(reply.error)
    return reply.ok
  }

  client.on('moments.changed', (changed) => {
    next.value = changed
  })

  return {
    next,
    load: async () => take(await client.call('moments.next')),
    /** Asks again in half an hour. @returns whether that was agreed. */
    later: async (occurrence: string) => take(await client.call('moments.later', { occurrence })),
    /** @param until an instant, or null to go on again. */
    pause: async (until: string | null) => take(await client.call('moments.pause', { until })),
  }
})
