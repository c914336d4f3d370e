import { ipcMain } from 'electron'
import { callChannel } from '@shared/ipc/client'
import { callNames } from '@shared/ipc/contract'
import type { Gate } from '@main/ipc/gate'

/** Opens one channel per call of the contract, each through the gate. */
export function serveCalls(gate: Gate): void {
  for (const name of callNames) {
    ipcMain.handle(callChannel(name), (event, input: unknown) => {
      const frame = event.senderFrame
      const origin = frame ? frame.origin : 'null'
      return gate(name, input, { origin, isTopFrame: frame !== null && frame.parent === null })
    })
  }
}
