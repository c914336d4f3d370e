import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Pause } from '@shared/features/moments/pause'
import type { OccurrenceId } from '@shared/features/moments/rhythm'
import type { Snooze } from '@shared/features/moments/snooze'
import type { NextMoment } from '@shared/features/moments/contract'
import type { Reply } from '@shared/kernel/errors'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** When Luwte asks next, and what is said to it. `next` is null for the blink before it is known. */
export const useMomentsStore = defineStore('moments', () => {
  const next = shallowRef<NextMoment | null>(null)

  /** Tells of what went wrong. @returns whether it was done. */
  function agreed(reply: Reply<NextMoment>): boolean {
    if (reply.ok) next.value = reply.value
    else useToasts().problem(reply.error)
    return reply.ok
  }

  client.on('moments.changed', (changed) => {
    next.value = changed
  })

  return {
    next,
    load: async () => agreed(await client.call('moments.next')),
    snooze: async (occurrence: OccurrenceId, snooze: Snooze) =>
      agreed(await client.call('moments.snooze', { occurrence, snooze })),
    notToday: async (occurrence: OccurrenceId) => agreed(await client.call('moments.notToday', { occurrence })),
    /** null goes on again. */
    pause: async (pause: Pause | null) => agreed(await client.call('moments.pause', { pause })),
    /** Opens what the moment asks for, in the main window. */
    async open(occurrence: OccurrenceId): Promise<boolean> {
      const reply = await client.call('moments.open', { occurrence })
      if (!reply.ok) useToasts().problem(reply.error)
      return reply.ok
    },
  }
})
