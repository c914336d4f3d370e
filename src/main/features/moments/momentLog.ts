import * as v from 'valibot'
import { type MomentLog, type MomentState, MomentStateSchema } from '@shared/features/moments/momentSchedule'
import type { OccurrenceId, RhythmId } from '@shared/features/moments/rhythm'
import { NO_BACKOFF, type Backoff, BackoffSchema } from '@shared/features/moments/backoff'
import { instant } from '@shared/kernel/time'
import type { Clock } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'

/** How long the state of a moment is kept: far longer than any moment can still come. */
const REMEMBER_MS = 21 * 24 * 60 * 60 * 1000
/** So many states are kept however old they look: while a clock is wrong, all of them look old. */
const REMEMBER_AT_LEAST = 200

/** By rhythm; one that is not listed has none. */
export type Backoffs = Readonly<Record<RhythmId, Backoff>>

/** What is written to the log: new states of moments, and how their rhythms are answered. */
export interface Outcome {
  states?: Readonly<Record<OccurrenceId, MomentState['state']>>
  /** Only with `later`: when the moment comes again, in milliseconds since 1970. */
  again?: number
  backoffs?: Backoffs
}

/** The log of the moments, in moments.json: times, states and opaque ids, and nothing that the user wrote. */
export class MomentLogStore {
  readonly #document: JsonDocument<object>
  readonly #clock: Clock
  #log: MomentLog = {}
  #backoffs: Backoffs = {}
  #isRead = false

  constructor(document: JsonDocument<object>, clock: Clock) {
    this.#document = document
    this.#clock = clock
  }

  get log(): MomentLog {
    return this.#log
  }

  backoffOf(rhythm: RhythmId): Backoff {
    return this.#backoffs[rhythm] ?? NO_BACKOFF
  }

  get backoffs(): Backoffs {
    return this.#backoffs
  }

  has(occurrence: OccurrenceId): boolean {
    return Object.hasOwn(this.#log, occurrence)
  }

  /** Reads the file once. Throws what reading throws; the next call then tries again. */
  async recall(): Promise<void> {
    if (this.#isRead) return
    const { value } = await this.#document.read()
    const stored = v.safeParse(v.looseObject({ occurrences: v.record(v.string(), v.unknown()) }), value)
    const backoffs = v.safeParse(v.looseObject({ rhythms: v.record(v.string(), v.unknown()) }), value)
    if (stored.success) this.#log = entriesThatFit(stored.output.occurrences, MomentStateSchema)
    if (backoffs.success) this.#backoffs = entriesThatFit(backoffs.output.rhythms, BackoffSchema)
    this.#isRead = true
  }

  /** Resolves when it is on disk. Until then, and when it fails, the log stays as it was. */
  async keep(outcome: Outcome): Promise<void> {
    await this.recall()
    const next = this.#with(outcome)
    await this.#write(next)
    this.#apply(next)
  }

  /** Changes the log at once, and keeps the change in memory when it cannot be written. Rejects then. */
  async keepInAnyCase(outcome: Outcome): Promise<void> {
    const next = this.#with(outcome)
    this.#apply(next)
    await this.#write(next)
  }

  #apply({ log, backoffs }: { log: MomentLog; backoffs: Backoffs }): void {
    this.#log = log
    this.#backoffs = backoffs
  }

  #with({ states = {}, again, backoffs = {} }: Outcome): { log: MomentLog; backoffs: Backoffs } {
    const now = this.#clock.now()
    const all = Object.entries(this.#log)
    const others = all.filter(
      ([known, { since }], index) =>
        !Object.hasOwn(states, known) &&
        (index >= all.length - REMEMBER_AT_LEAST || Math.abs(now - Date.parse(since)) < REMEMBER_MS),
    )
    const changed = Object.entries(states).map(([id, state]): [string, MomentState] => [
      id,
      {
        state,
        since: instant(now),
        ...(state === 'later' && again !== undefined ? { again: instant(again) } : {}),
      },
    ])
    return { log: Object.fromEntries([...others, ...changed]), backoffs: { ...this.#backoffs, ...backoffs } }
  }

  #write({ log, backoffs }: { log: MomentLog; backoffs: Backoffs }): Promise<void> {
    return this.#document.write({ format: 1, occurrences: log, rhythms: backoffs })
  }
}

/** The change of a log that puts all of these into one state. */
export const allInState = <State>(ids: readonly OccurrenceId[], state: State): Record<OccurrenceId, State> =>
  Object.fromEntries(ids.map((id) => [id, state]))

const entriesThatFit = <Value>(entries: Record<string, unknown>, schema: v.GenericSchema<unknown, Value>) =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Value] => v.is(schema, entry[1])))
