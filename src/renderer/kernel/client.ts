import { type Bridge, createClient } from '@shared/ipc/client'

declare global {
  interface Window {
    luwte: Bridge
  }
}

/** The one way out of a window. */
export const client = createClient(window.luwte)
