import { KINDS } from '@shared/records/registry'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import type { Dispose } from '../ports'

/** The events within the main process: every event that the windows hear, and some that only features need. */
export type MainEvents = { [Name in EventName]: EventPayload<Name> } & {
  /** The key of the vault is in memory: what is sealed can be read from now on. */
  'vault.opened': undefined
  /** Somebody is at a window of Luwte, and the vault is not locked. */
  'user.active': undefined
  /** The user hid everything at once: somebody came in. */
  'user.hid': undefined
  /** Other computers write in the vault too. */
  'computers.found': undefined
}

export type MainEventName = keyof MainEvents

type Listener<Name extends MainEventName> = (payload: MainEvents[Name]) => void

/** Calls the listeners at once, in the order in which they came. An event says what has happened, and asks for nothing. */
export class EventBus {
  readonly #listeners = new Map<MainEventName, Set<(payload: never) => void>>()

  on<Name extends MainEventName>(name: Name, listener: Listener<Name>): Dispose {
    const known = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, known.add(listener))
    return () => void known.delete(listener)
  }

  emit<Name extends MainEventName>(
    name: Name,
    ...[payload]: undefined extends MainEvents[Name] ? [] : [MainEvents[Name]]
  ): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(payload as never)
  }

  /** Waits for a change of records, then reports which kinds were changed. Nothing is reported when it fails. */
  async afterChange<Value>(kinds: MainEvents['records.changed']['kinds'], change: Promise<Value>): Promise<Value> {
    const value = await change
    this.emit('records.changed', { kinds })
    return value
  }

  /** After a restore, an import, or changes of another computer: any kind may have changed. */
  allRecordsChanged(): void {
    this.emit('records.changed', { kinds: [...KINDS] })
  }

  /** For tests, which check that none is left at the end. */
  get listenerCount(): number {
    return [...this.#listeners.values()].reduce((count, { size }) => count + size, 0)
  }
}
