import { type Bridge, createClient } from '@shared/ipc/client'

declare global {
  interface Window {
    luwte: Bridge
  }
}

/** The bridge to the main process. Only the kernel and the stores of features use it. */
export const client = createClient(window.luwte)
