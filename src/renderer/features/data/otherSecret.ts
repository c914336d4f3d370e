import { ref, shallowRef } from 'vue'
import type { Reply } from '@shared/kernel/errors'
import { report } from '@/kernel/remote'

/**
 * Calls that may need another passphrase than that of the vault, such as the one a snapshot was sealed with. It is asked
 * for only when it is needed, and remembered until the component is gone.
 */
export function useOtherSecret() {
  const asks = shallowRef<'nothing' | 'secret' | 'another'>('nothing')
  const isRunning = ref(false)
  let remembered: string | undefined

  /** @returns null when a passphrase is needed first, or the call failed and that has been reported. */
  async function run<Value>(call: (secret?: string) => Promise<Reply<Value>>, typed?: string): Promise<Value | null> {
    isRunning.value = true
    const secret = typed ?? remembered
    const reply = await call(secret)
    isRunning.value = false
    if (reply.ok) {
      remembered = secret
      asks.value = 'nothing'
      return reply.value
    }
    if (reply.error.code === 'needs-secret') asks.value = 'secret'
    else if (reply.error.code === 'wrong-secret') asks.value = 'another'
    else report(reply.error)
    return null
  }

  return {
    /** Whether a passphrase is needed, and whether the one that was typed was wrong (`another`). */
    asks,
    isRunning,
    run,
  }
}
