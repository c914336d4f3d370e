import { computed, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import { isGroupOf } from '@shared/features/vault-access/recoveryCode'
import { SHORTEST_PASSPHRASE } from '@shared/features/vault-access/locking'
import type { ErrorCode } from '@shared/kernel/errors'
import type { NewCode } from '@shared/features/vault-access/contract'
import { client } from '@/kernel/client'
import { useVaultStore } from '@/kernel/vaultStore'
import { SEAL_WIZARDS, type SealWizardName, type WizardInput, type StepName } from './sealWizards'

/** One ceremony from its first step to its act. What was typed stays while one goes back and forth. */
export function useSealWizard(name: SealWizardName) {
  const vault = useVaultStore()
  const steps: readonly StepName[] = SEAL_WIZARDS[name].steps

  const index = ref(0)
  const step = computed(() => steps[index.value] ?? 'about')
  const isLast = computed(() => index.value === steps.length - 1)
  const given = reactive<WizardInput>({ secret: '', passphrase: '', again: '', groups: ['', ''], dropBackups: false })
  const code = shallowRef<NewCode | null>(null)
  const isWorking = ref(false)
  /** Somebody wanted to go on and something of this step is not there yet. */
  const isMissed = ref(false)
  const fault = ref<ErrorCode | null>(null)

  const isThere: Record<StepName, () => boolean> = {
    about: () => true,
    passphrase: () => given.passphrase.length >= SHORTEST_PASSPHRASE && given.passphrase === given.again,
    code: () => code.value !== null,
    groups: () => given.groups.every((typed, at) => isGroupOf(code.value?.code ?? '', code.value?.ask[at] ?? 0, typed)),
    secret: () => given.secret !== '',
  }

  function goTo(next: number): void {
    index.value = next
    isMissed.value = false
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

  async function act(): Promise<boolean> {
    isWorking.value = true
    fault.value = null
    const wrong = await vault.change(SEAL_WIZARDS[name].act(structuredClone(toRaw(given))))
    isWorking.value = false
    if (!wrong) return true
    const asked = wrong.code === 'wrong-groups' ? 'groups' : wrong.code === 'wrong-secret' ? 'secret' : step.value
    goTo(Math.max(0, steps.indexOf(asked)))
    fault.value = wrong.code
    return false
  }

  return {
    steps,
    index,
    step,
    isLast,
    given,
    code,
    isWorking,
    isMissed,
    fault,
    makeCode,
    /** @returns whether the ceremony has ended well. */
    async goOn(): Promise<boolean> {
      if (isWorking.value) return false
      isMissed.value = !isThere[step.value]()
      if (isMissed.value) return false
      if (isLast.value) return act()
      goTo(index.value + 1)
      return false
    },
    /** @returns false where there is no step to go back to. */
    goBack(): boolean {
      if (index.value === 0) return false
      goTo(index.value - 1)
      return true
    },
  }
}
