import { ref, shallowRef } from 'vue'
import type { CallError, Reply } from '@shared/kernel/errors'
import { useToasts } from '@/kernel/toasts'

/**
 * Calls that may need the passphrase of another time. It is asked for when it is needed, and said when it was another
 * one; what opened it once is remembered for as long as the screen stands.
 */
export function useSnapshotSecret() {
  const toasts = useToasts()
  const asks = shallowRef<'nothing' | 'secret' | 'another'>('nothing')
  let remembered: string | undefined
  const isOpening = ref(false)

  function told(error: CallError): void {
    if (error.code === 'needs-secret') asks.value = 'secret'
    else if (error.code === 'wrong-secret') asks.value = 'another'
    else toasts.problem(error)
  }

  /** @returns null when it did not come about: a passphrase is asked for, or the user was told why. */
  async function open<Value>(call: (secret?: string) => Promise<Reply<Value>>, typed?: string): Promise<Value | null> {
    isOpening.value = true
    const secret = typed ?? remembered
    const reply = await call(secret)
    isOpening.value = false
    if (!reply.ok) {
      told(reply.error)
      return null
    }
    remembered = secret
    asks.value = 'nothing'
    return reply.value
  }

  return { asks, isOpening, open }
}
