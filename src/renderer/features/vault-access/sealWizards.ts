import type { CallInput } from '@shared/ipc/contract'
import type { Reply } from '@shared/kernel/errors'
import type { VaultState } from '@shared/features/vault-access/contract'
import { client } from '@/kernel/client'

export type StepName = 'about' | 'passphrase' | 'code' | 'groups' | 'secret'

/** What somebody typed and chose on the way. */
export interface WizardInput {
  /** The passphrase or recovery code that opens the vault now. */
  secret: string
  passphrase: string
  /** The same once more, against slips of the hand. */
  again: string
  groups: CallInput<'vault.seal'>['groups']
  dropBackups: boolean
}

interface Ceremony {
  /** What proves who is asking comes last: a slip there costs no step that was done before. */
  steps: readonly [StepName, ...StepName[]]
  act: (given: WizardInput) => Promise<Reply<VaultState>>
}

/** Everything that changes how the vault is sealed, step by step. Nothing changes before the act at the end. */
export const SEAL_WIZARDS = {
  seal: {
    steps: ['passphrase', 'code', 'groups'],
    act: ({ passphrase, groups }) => client.call('vault.seal', { passphrase, groups }),
  },
  change: {
    steps: ['passphrase', 'secret'],
    act: ({ secret, passphrase }) => client.call('vault.changePassphrase', { secret, passphrase }),
  },
  newCode: {
    steps: ['code', 'groups', 'secret'],
    act: ({ secret, groups }) => client.call('vault.replaceCode', { secret, groups }),
  },
  rotate: {
    steps: ['about', 'passphrase', 'code', 'groups', 'secret'],
    act: ({ secret, passphrase, groups, dropBackups }) =>
      client.call('vault.rotate', { secret, passphrase, groups, dropBackups }),
  },
  unseal: { steps: ['about', 'secret'], act: ({ secret }) => client.call('vault.unseal', { secret }) },
  keyringOn: { steps: ['secret'], act: ({ secret }) => client.call('vault.setKeyring', { on: true, secret }) },
  keyringOff: { steps: ['secret'], act: ({ secret }) => client.call('vault.setKeyring', { on: false, secret }) },
  join: { steps: ['secret'], act: ({ secret }) => client.call('vault.join', { secret }) },
} as const satisfies Record<string, Ceremony>

export type SealWizardName = keyof typeof SEAL_WIZARDS
