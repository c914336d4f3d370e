import { eventChannel, type EventName, type EventPayload } from '@shared/ipc/contract'
import type { Windows } from '../ports'

/** Tells every open window. Events announce what has happened; they never steer. */
export type Broadcast = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void

export const broadcastTo =
  (windows: Pick<Windows, 'broadcast'>): Broadcast =>
  (name, payload) =>
    windows.broadcast(eventChannel(name), payload)
