import { eventChannel } from '@shared/ipc/client'
import { type EventName, eventNames } from '@shared/ipc/contract'
import type { EventBus } from '../kernel/eventBus'
import type { Dispose, Windows } from '../ports'

/** Passes every event of the contract on to every open window. */
export function broadcastEvents(events: EventBus, windows: Pick<Windows, 'broadcast'>): Dispose {
  const stops = eventNames.map((name: EventName) =>
    events.on(name, (payload) => windows.broadcast(eventChannel(name), payload)),
  )
  return () => stops.forEach((stop) => stop())
}
