import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { LockState } from '@shared/features/vault-access/locking'
import type { CallError, Reply } from '@shared/kernel/errors'
import type { VaultState } from '@shared/features/vault-access/contract'
import { client } from './client'

/** The state of the vault: plain, sealed and unlocked, or locked. */
export const useVaultStore = defineStore('vault', () => {
  const lock = ref<LockState>('plain')
  /** null until it was read. */
  const state = shallowRef<VaultState | null>(null)

  function take(next: VaultState): void {
    state.value = next
    lock.value = next.lock
  }

  /** Takes over the state at the start, and follows its changes from then on. */
  function begin(first: LockState): void {
    lock.value = first
    client.on('vault.changed', take)
  }

  /** Not reported when it fails: a screen shows what it knows. */
  async function load(): Promise<void> {
    const reply = await client.call('vault.state')
    if (reply.ok) take(reply.value)
  }

  /** Takes over the state that a call answers with. @returns the error, to be shown where it was asked for; null: done. */
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
    /** The user says that they did not seal the vault. */
    disown: () => change(client.call('vault.disown')),
    async unlock(secret: string): Promise<CallError | null> {
      // How many check-ins wait before it: what is fewer afterwards was taken in, and the user is told.
      await load()
      return change(client.call('vault.unlock', { secret }))
    },
  }
})
