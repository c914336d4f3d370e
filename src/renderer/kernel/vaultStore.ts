import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { LockState } from '@shared/features/vault-access/locking'
import type { CallError, Reply } from '@shared/kernel/errors'
import type { VaultState } from '@shared/ipc/shapes'
import { client } from './client'

/** The screen that stands before everything else while the vault is locked. */
export const UNLOCK = '/unlock'

/** How the vault stands: plain, sealed and open, or locked. */
export const useVaultStore = defineStore('vault', () => {
  const lock = ref<LockState>('plain')
  /** What else is known of it. null until it was read. */
  const state = shallowRef<VaultState | null>(null)

  function take(next: VaultState): void {
    state.value = next
    lock.value = next.lock
  }

  /** Takes over how it stands at the start, and follows its changes from then on. */
  function begin(first: LockState): void {
    lock.value = first
    client.on('vault.changed', take)
  }

  /** Without a message when it fails: a screen shows then what it knows. */
  async function load(): Promise<void> {
    const reply = await client.call('vault.state')
    if (reply.ok) take(reply.value)
  }

  /** @returns what went wrong, to be told where it was asked for; null: it is done. */
  async function change(call: Promise<Reply<VaultState>>): Promise<CallError | null> {
    const reply = await call
    if (reply.ok) take(reply.value)
    return reply.ok ? null : reply.error
  }

  return {
    lock,
    state,
    isLocked: computed(() => lock.value === 'locked'),
    isSealed: computed(() => lock.value !== 'plain'),
    isOpen: computed(() => lock.value === 'open'),
    isMissing: computed(() => state.value?.isThere === false),
    begin,
    load,
    change,
    async unlock(secret: string): Promise<CallError | null> {
      // How many check-ins wait, so that it can be told what was taken in.
      await load()
      return change(client.call('vault.unlock', { secret }))
    },
    /** @returns what went wrong; null: it locks. */
    async lockNow(): Promise<CallError | null> {
      const reply = await client.call('vault.lock')
      return reply.ok ? null : reply.error
    },
  }
})
