import type { CallName, EventName } from '@shared/ipc/contract'
import type { Reply } from '@shared/ipc/errors'

// The far side of the contract, played. It is the only thing a component test does not use for real.

export interface Call {
  name: CallName
  input: unknown
}

type Answer = (input: never) => unknown

const answers = new Map<CallName, Answer>()
const listeners = new Map<EventName, Set<(payload: unknown) => void>>()

/** Every call since the test began, in order. */
export const calls: Call[] = []
export const callsOf = (name: CallName): unknown[] =>
  calls.filter((call) => call.name === name).map(({ input }) => input)

/** What a call is answered with from now on. Until then: an empty vault, and nothing for calls that change something. */
export const answer = (name: CallName, give: Answer): void => void answers.set(name, give)

export function emit(name: EventName, payload: unknown): void {
  for (const listener of listeners.get(name) ?? []) listener(payload)
}

export function resetBridge(): void {
  calls.length = 0
  answers.clear()
  listeners.clear()
  answer('personal.read', () => ({ words: [], surroundings: [], reading: [] }))
}

window.luwte = {
  call: (name, input) => {
    calls.push({ name, input })
    const reply: Reply<unknown> = { ok: true, value: answers.get(name)?.(input as never) }
    return Promise.resolve(reply)
  },
  subscribe: (name, listener) => {
    const known = listeners.get(name) ?? new Set()
    listeners.set(name, known.add(listener))
    return () => known.delete(listener)
  },
}
