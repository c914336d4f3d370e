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

/** Short messages at the foot of the window, read aloud by a screen reader too. They go by themselves or on a click. */
export function useToasts() {
  const show = (toast: Omit<Toast, 'id'>): void => {
    last += 1
    // One at a time: a pile of messages is what a tired person least needs.
    toasts.value = [{ ...toast, id: last }]
  }
  return {
    toasts,
    say: (text: string) => show({ text }),
    offer: (text: string, action: { label: string; run: () => unknown }) => show({ text, action }),
    /** Shows why a call failed, until it is dismissed. While locked, `locked` is not news: the call was made before it. */
    problem(error: CallError): void {
      if (error.code !== 'locked' || !useVaultStore().isLocked) show({ error: error.code })
    },
    dismiss: (id: number) => {
      toasts.value = toasts.value.filter((toast) => toast.id !== id)
    },
  }
}
