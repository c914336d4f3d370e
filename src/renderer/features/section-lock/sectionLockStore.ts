import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { CallError } from '@shared/kernel/errors'
import { client } from '@/kernel/client'
import { command, request, useMainEvent, useRemote } from '@/kernel/remote'

const section = 'beside' as const

/** The own lock of Beside someone. */
export const useSectionLockStore = defineStore('sectionLock', () => {
  // What fails is not reported: main gives nothing of a section that is locked, whatever the window thinks.
  const state = useRemote(() => client.call('section.state', { section }), {
    kinds: ['section-lock'],
    failsSilently: true,
  })
  useMainEvent('section.changed', ({ state: next }) => state.set(next))

  return {
    /** null until it was read. */
    state: state.value,
    isLocked: computed(() => state.value.value === 'locked'),
    load: state.load,
    close: () => command('section.close', { section }),
    /** @returns the recovery code; null: it failed, which has been reported. */
    set: async (passphrase: string): Promise<string | null> =>
      (await request('section.set', { section, passphrase }))?.code ?? null,
    /** Each of these gives the error, to be shown where it was asked for; null: done. */
    async open(secret: string): Promise<CallError | null> {
      const reply = await client.call('section.open', { section, secret })
      return reply.ok ? null : reply.error
    },
    async changePassphrase(secret: string, passphrase: string): Promise<CallError | null> {
      const reply = await client.call('section.changePassphrase', { section, secret, passphrase })
      return reply.ok ? null : reply.error
    },
    async end(secret: string): Promise<CallError | null> {
      const reply = await client.call('section.end', { section, secret })
      return reply.ok ? null : reply.error
    },
  }
})
