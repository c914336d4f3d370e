import type { CallInput, CallName, CallOutput, EventName, EventPayload } from './contract'
import type { Reply } from '../kernel/errors'

// Types alone are taken from the contract: a preload that imported its schemas would make every window begin by building them.

/** Each call and each event has a channel of its own; no other is opened. */
export const callChannel = (name: CallName) => `luwte:call:${name}`
export const eventChannel = (name: EventName) => `luwte:event:${name}`

/** What the preload puts on `window.luwte`: nothing but the contract. */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Reply<unknown>>
  subscribe(name: EventName, listener: (payload: unknown) => void): () => void
}

/** What follows the name of a call: its input, or nothing for a call that takes none. */
export type CallArguments<Name extends CallName> = undefined extends CallInput<Name> ? [] : [CallInput<Name>]

/** Calls to the main process, and its events, with their types. */
export interface Client {
  call<Name extends CallName>(name: Name, ...input: CallArguments<Name>): Promise<Reply<CallOutput<Name>>>
  /** @returns stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void
}

export function createClient(bridge: Bridge): Client {
  return {
    call: (name, ...input) => bridge.call(name, input[0]) as Promise<Reply<CallOutput<typeof name>>>,
    on: (name, listener) => bridge.subscribe(name, (payload) => listener(payload as EventPayload<typeof name>)),
  }
}
