import { computed, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import { isGroupOf } from '@shared/features/vault-access/recoveryCode'
import { MIN_PASSPHRASE_LENGTH } from '@shared/features/vault-access/locking'
import type { CallInput } from '@shared/ipc/contract'
import type { ErrorCode, Reply } from '@shared/kernel/errors'
import type { NewCode, VaultState } from '@shared/features/vault-access/contract'
import { client } from '@/kernel/client'
import { request } from '@/kernel/remote'
import { useVaultStore } from '@/kernel/vaultStore'

export type StepName = 'about' | 'passphrase' | 'code' | 'groups' | 'secret'

/** What was typed and chosen in the steps. */
export interface WizardInput {
  /** The current passphrase or recovery code. */
  secret: string
  passphrase: string
  /** The passphrase once more, against typing mistakes. */
  again: string
  groups: CallInput<'vault.seal'>['groups']
  dropBackups: boolean
}

interface SealWizard {
  /** The current passphrase is asked last: a mistake in it does not repeat the steps before. */
  steps: readonly [StepName, ...StepName[]]
  finish: (input: WizardInput) => Promise<Reply<VaultState>>
}

/** Everything that changes how the vault is sealed, step by step. Nothing changes before the last step is done. */
export const SEAL_WIZARDS = {
  seal: {
    steps: ['about', 'passphrase', 'code', 'groups'],
    finish: ({ passphrase, groups }) => client.call('vault.seal', { passphrase, groups }),
  },
  change: {
    steps: ['passphrase', 'secret'],
    finish: ({ secret, passphrase }) => client.call('vault.changePassphrase', { secret, passphrase }),
  },
  newCode: {
    steps: ['code', 'groups', 'secret'],
    finish: ({ secret, groups }) => client.call('vault.replaceCode', { secret, groups }),
  },
  rotate: {
    steps: ['about', 'passphrase', 'code', 'groups', 'secret'],
    finish: ({ secret, passphrase, groups, dropBackups }) =>
      client.call('vault.rotate', { secret, passphrase, groups, dropBackups }),
  },
  unseal: { steps: ['about', 'secret'], finish: ({ secret }) => client.call('vault.unseal', { secret }) },
  keyringOn: { steps: ['secret'], finish: ({ secret }) => client.call('vault.setKeyring', { on: true, secret }) },
  keyringOff: { steps: ['secret'], finish: ({ secret }) => client.call('vault.setKeyring', { on: false, secret }) },
  join: { steps: ['secret'], finish: ({ secret }) => client.call('vault.join', { secret }) },
} as const satisfies Record<string, SealWizard>

export type SealWizardName = keyof typeof SEAL_WIZARDS

/** A wizard from its first step to its end. What was typed is kept while somebody goes back and forth. */
export function useSealWizard(name: SealWizardName) {
  const vault = useVaultStore()
  const steps: readonly StepName[] = SEAL_WIZARDS[name].steps

  const index = ref(0)
  const step = computed(() => steps[index.value] ?? 'about')
  const isLast = computed(() => index.value === steps.length - 1)
  /** As it is counted to the user: the code and its check are one. */
  const countOf = (some: readonly StepName[]) => some.filter((one) => one !== 'groups').length
  const screen = computed(() => countOf(steps.slice(0, index.value + 1)))
  const input = reactive<WizardInput>({ secret: '', passphrase: '', again: '', groups: ['', ''], dropBackups: false })
  const code = shallowRef<NewCode | null>(null)
  const isWorking = ref(false)
  /** The user wanted to go on, but this step is not complete. */
  const isIncomplete = ref(false)
  const fault = ref<ErrorCode | null>(null)

  const isComplete: Record<StepName, () => boolean> = {
    about: () => true,
    passphrase: () => input.passphrase.length >= MIN_PASSPHRASE_LENGTH && input.passphrase === input.again,
    code: () => code.value !== null,
    groups: () => input.groups.every((typed, at) => isGroupOf(code.value?.code ?? '', code.value?.ask[at] ?? 0, typed)),
    secret: () => input.secret !== '',
  }

  function goTo(next: number): void {
    index.value = next
    isIncomplete.value = false
    fault.value = null
  }

  async function makeCode(): Promise<void> {
    fault.value = null
    const reply = await client.call('vault.newCode')
    if (reply.ok) code.value = reply.value
    else fault.value = reply.error.code
  }
  watch(
    step,
    (now) => {
      if (now === 'code' && !code.value) void makeCode()
    },
    { immediate: true },
  )

  async function finish(): Promise<boolean> {
    isWorking.value = true
    fault.value = null
    const error = await vault.change(SEAL_WIZARDS[name].finish(structuredClone(toRaw(input))))
    isWorking.value = false
    if (!error) return true
    const stepToRepeat =
      error.code === 'wrong-groups' ? 'groups' : error.code === 'wrong-secret' ? 'secret' : step.value
    goTo(Math.max(0, steps.indexOf(stepToRepeat)))
    fault.value = error.code
    return false
  }

  return {
    index,
    screen,
    screenCount: countOf(steps),
    step,
    isLast,
    input,
    code,
    isWorking,
    isIncomplete,
    fault,
    makeCode,
    /** Goes to the next step. @returns whether that was the end and all is done. */
    async goOn(): Promise<boolean> {
      if (isWorking.value) return false
      isIncomplete.value = !isComplete[step.value]()
      if (isIncomplete.value) return false
      if (isLast.value) return finish()
      goTo(index.value + 1)
      return false
    },
    /** @returns false at the first step. */
    goBack(): boolean {
      if (index.value === 0) return false
      goTo(index.value - 1)
      return true
    },
  }
}

/** Saves the page with the recovery code that is shown. @returns null when it failed, which has been reported. */
export const saveShownCode = () => request('vault.saveCode')

/** @returns the recovery code that a wizard shows now; null when there is none. */
export async function readShownCode(): Promise<string | null> {
  const reply = await client.call('vault.shownCode')
  return reply.ok ? reply.value : null
}
