import type { VaultState } from '@shared/features/vault-access/contract'
import type { LockState } from '@shared/features/vault-access/locking'
import type { EventBus } from '@main/kernel/eventBus'

/** Tells everybody whether the vault is locked, and remembers what was told last. */
export class LockAnnouncer {
  readonly #events: EventBus
  #announced: LockState

  constructor(lock: LockState, events: EventBus) {
    this.#announced = lock
    this.#events = events
  }

  get announced(): LockState {
    return this.#announced
  }

  announce(state: VaultState): void {
    const wasLocked = this.#announced === 'locked'
    this.#announced = state.lock
    this.#events.emit('vault.changed', state)
    if (wasLocked && state.lock !== 'locked') this.#events.emit('vault.opened')
  }
}
