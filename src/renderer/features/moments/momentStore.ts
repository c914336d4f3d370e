import { defineStore } from 'pinia'
import type { Pause } from '@shared/features/moments/pause'
import type { OccurrenceId } from '@shared/features/moments/rhythm'
import type { Snooze } from '@shared/features/moments/snooze'
import { client } from '@/kernel/client'
import { command, useMainEvent, useRemote } from '@/kernel/remote'

/** When the app asks next, and the answers to it. Each action returns whether it was done; if not, that has been reported. */
export const useMomentsStore = defineStore('moments', () => {
  const { value, load, change, set } = useRemote(() => client.call('moments.next'), { whileLocked: true })
  useMainEvent('moments.changed', set)

  return {
    /** null until it was read. */
    next: value,
    load,
    snooze: (occurrence: OccurrenceId, snooze: Snooze) =>
      change(() => client.call('moments.snooze', { occurrence, snooze })),
    notToday: (occurrence: OccurrenceId) => change(() => client.call('moments.notToday', { occurrence })),
    /** This moment alone was answered. */
    done: (occurrence: OccurrenceId) => change(() => client.call('moments.done', { occurrence })),
    /** null ends the pause. */
    pause: (pause: Pause | null) => change(() => client.call('moments.pause', { pause })),
    /** Opens what the moment asks for, in the main window. */
    open: (occurrence: OccurrenceId) => command('moments.open', { occurrence }),
  }
})
