import { watchDebounced } from '@vueuse/core'
import { ref, watch } from 'vue'
import { MIN_PASSPHRASE_LENGTH } from '@shared/features/vault-access/locking'
import type { PassphraseStrength } from './passphraseEstimator'

/** The time between typing and the estimate, in milliseconds: nobody is judged while they type. */
const DELAY_MS = 400

/** How hard a passphrase is to guess; null while nothing is known about it. */
export function usePassphraseStrength(passphrase: () => string) {
  const strength = ref<PassphraseStrength | null>(null)

  async function estimate(typed: string): Promise<void> {
    if (typed.length < MIN_PASSPHRASE_LENGTH) return
    // Without the estimator nothing is said about it; the passphrase can be used all the same.
    const estimator = await import('./passphraseEstimator').catch(() => null)
    if (typed === passphrase()) strength.value = estimator?.passphraseStrengthOf(typed) ?? null
  }

  watch(passphrase, () => (strength.value = null))
  watchDebounced(passphrase, estimate, { debounce: DELAY_MS })

  return strength
}
