import { ref } from 'vue'
import type { ErrorCode } from '@shared/kernel/errors'

/** A short message at the foot of the window; see useToasts. */
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
    /** Stays until it is dismissed. An error of a call is shown by `report` of kernel/remote.ts. */
    showError: (error: ErrorCode) => show({ error }),
    dismiss: (id: number) => {
      toasts.value = toasts.value.filter((toast) => toast.id !== id)
    },
  }
}
