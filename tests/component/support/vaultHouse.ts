import { isGroupOf } from '@shared/features/vault-access/recoveryCode'
import { type CallInput, callOf } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { VaultState } from '@shared/features/vault-access/contract'
import { answer, calls, emit } from './bridge'

export const CODE = '7K2M-0QX4-9ABC-DEFG-HJKM-NPQR-STVW'
export const ASK: [number, number] = [1, 4]

type WithSecret = CallInput<'vault.unlock'>
type Sealing = CallInput<'vault.seal'>

/** Main's side of sealing, in a few lines: who may change what, and how the vault stands afterwards. */
export class VaultHouse {
  passphrase = 'honing lantaarn gordijn'
  state: VaultState

  constructor(change: Partial<VaultState> = {}) {
    this.state = {
      lock: 'plain',
      isThere: true,
      folder: '/vault',
      keyring: 'off',
      hasOtherPassphrase: false,
      isSealedElsewhere: false,
      hasRecoveryCode: true,
      waiting: 0,
      ...change,
    }
    answer('vault.state', () => this.state)
    answer('vault.unlock', (given: WithSecret) => this.proven(given, { lock: 'open', waiting: 0 }))
    answer('vault.disown', () => this.become({ lock: 'plain', isSealedElsewhere: false }))
    answer('vault.newCode', () => ({ code: CODE, ask: ASK }))
    answer('vault.shownCode', () => CODE)
    answer('vault.saveCode', () => 'saved')
    answer('vault.seal', (given: Sealing) => this.sealed(given))
    answer('vault.rotate', (given: CallInput<'vault.rotate'>) => this.proven(given) && this.sealed(given))
    answer('vault.unseal', (given: WithSecret) => this.proven(given, { lock: 'plain' }))
    answer('vault.changePassphrase', (given: CallInput<'vault.changePassphrase'>) => this.proven(given))
    answer('vault.replaceCode', (given: CallInput<'vault.replaceCode'>) => this.proven(given))
    answer('vault.join', (given: WithSecret) => this.proven(given, { hasOtherPassphrase: false }))
    answer('vault.setKeyring', (given: CallInput<'vault.setKeyring'>) =>
      this.proven(given, { keyring: given.on ? 'on' : 'off' }),
    )
  }

  become(change: Partial<VaultState>): VaultState {
    this.state = { ...this.state, ...change }
    emit('vault.changed', this.state)
    return this.state
  }

  proven({ secret }: WithSecret, change: Partial<VaultState> = {}): VaultState {
    if (secret !== this.passphrase && secret !== CODE) throw new LuwteError('wrong-secret')
    return this.become(change)
  }

  sealed({ groups }: Pick<Sealing, 'groups'>): VaultState {
    if (!groups.every((typed, at) => isGroupOf(CODE, ASK[at] ?? 0, typed))) throw new LuwteError('wrong-groups')
    return this.become({ lock: 'open' })
  }
}

/** What was asked although nothing of it can be had behind the lock. */
export const askedBehindLock = (): string[] => calls.map(({ name }) => name).filter((name) => !callOf(name).whileLocked)
