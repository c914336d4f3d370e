import { onBeforeUnmount, ref, watch } from 'vue'
import { SHORTEST_PASSPHRASE } from '@shared/features/vault-access/locking'
import type { PassphraseStrength } from './passphraseEstimator'

/** The time between a key and the estimate: nobody is judged while typing. */
const QUIET_MS = 400

/** How hard a passphrase is to guess; null while nothing can be said of it yet. */
export function usePassphraseStrength(passphrase: () => string) {
  const strength = ref<PassphraseStrength | null>(null)
  let planned: number | undefined

  async function estimate(asked: string): Promise<void> {
    // Without the estimator nothing is said; the passphrase counts all the same.
    const estimator = await import('./passphraseEstimator').catch(() => null)
    if (asked === passphrase()) strength.value = estimator?.passphraseStrengthOf(asked) ?? null
  }

  watch(passphrase, (typed) => {
    window.clearTimeout(planned)
    strength.value = null
    if (typed.length >= SHORTEST_PASSPHRASE) planned = window.setTimeout(() => void estimate(typed), QUIET_MS)
  })
  onBeforeUnmount(() => window.clearTimeout(planned))

  return strength
}
