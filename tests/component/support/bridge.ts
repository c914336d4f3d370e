import type { CallName, EventName } from '@shared/ipc/contract'
import type { NextMoment } from '@shared/features/moments/contract'
import { LuwteError, type Reply } from '@shared/kernel/errors'

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

/** What is said of the next moment: nothing is planned, but for what is given. */
export const nextMoment = (change: Partial<NextMoment> = {}): NextMoment => ({
  due: null,
  state: 'off',
  waiting: null,
  heldBy: [],
  isUnforeseen: false,
  askLessAbout: null,
  ...change,
})

export function resetBridge(): void {
  calls.length = 0
  answers.clear()
  listeners.clear()
  answer('ownChoices.read', () => ({ words: [], surroundings: [] }))
  answer('section.state', () => 'none')
  answer('helperLoad.range', () => [])
  answer('reading.list', () => [])
  answer('drafts.list', () => [])
  answer('drafts.earlier', () => [])
  answer('entries.months', () => ({
    months: [],
    feelings: [],
    tags: [],
    hasPictures: false,
    prompts: [],
    people: [],
    hasBin: false,
    isWhole: true,
  }))
  answer('entries.month', () => ({ entries: [], checkIns: [] }))
  answer('ownPrompts.list', () => [])
  answer('keptFilters.list', () => [])
  answer('entries.onThisDay', () => ({ entries: [], checkIns: [] }))
  answer('bookmarks.list', () => [])
  answer('phrases.read', () => ({ own: [], favourites: [] }))
  answer('invitations.away', () => [])
  answer('whatHelps.list', () => [])
  answer('conversations.list', () => [])
  answer('people.list', () => [])
  answer('plan.read', () => ({ parts: [] }))
  answer('search.ownRecords', () => [])
  answer('moments.next', () => nextMoment())
  answer('rhythms.list', () => ({ here: [], elsewhere: [] }))
}

/** As at the gate: what is thrown travels as a value. */
async function replyTo(name: CallName, input: unknown): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await answers.get(name)?.(input as never) }
  } catch (error) {
    if (error instanceof LuwteError) return { ok: false, error: { code: error.code } }
    throw error
  }
}

window.luwte = {
  call: (name, given) => {
    // As between two processes: what cannot be copied cannot be sent.
    const input: unknown = structuredClone(given)
    calls.push({ name, input })
    return replyTo(name, input)
  },
  subscribe: (name, listener) => {
    const known = listeners.get(name) ?? new Set()
    listeners.set(name, known.add(listener))
    return () => known.delete(listener)
  },
}
