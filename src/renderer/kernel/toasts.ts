import { ref } from 'vue'
import type { CallError, ErrorCode } from '@shared/kernel/errors'
import { useVaultStore } from './vaultStore'

export interface Toast {
  id: number
  /** A finished sentence, or the code of an error that is put into words where it is shown. */
  text?: string
  error?: ErrorCode
  action?: { label: string; run: () => unknown }
}

const toasts = ref<Toast[]>([])
let last = 0

/** Short messages at the foot of the window; also read aloud by a screen reader. They go by themselves, when something else happens, or on a click. */
export function useToasts() {
  const show = (toast: Omit<Toast, 'id'>): number => {
    last += 1
    // One at a time: a pile of messages is what a tired person least needs.
    toasts.value = [{ ...toast, id: last }]
    return last
  }
  return {
    toasts,
    say: (text: string) => show({ text }),
    offer: (text: string, action: { label: string; run: () => unknown }) => show({ text, action }),
    problem(error: CallError): void {
      // What was still being asked when the lock fell is no news behind it.
      if (error.code !== 'locked' || !useVaultStore().isLocked) show({ error: error.code })
    },
    dismiss: (id: number) => {
      toasts.value = toasts.value.filter((toast) => toast.id !== id)
    },
  }
}

/** Locks at once. Where that fails it is said. */
export async function lockNow(): Promise<void> {
  const error = await useVaultStore().lockNow()
  if (error) useToasts().problem(error)
}
