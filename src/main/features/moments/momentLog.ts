import * as v from 'valibot'
import { type MomentLog, type MomentState, MomentStateSchema } from '@shared/features/moments/momentSchedule'
import type { OccurrenceId, RhythmId } from '@shared/features/moments/rhythm'
import { FRESH, type RhythmFate, RhythmFateSchema } from '@shared/features/moments/backoff'
import { instant } from '@shared/kernel/time'
import type { Clock } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'

/** How long the state of a moment is kept: far longer than any moment can still come. */
const REMEMBER_MS = 21 * 24 * 60 * 60 * 1000
/** So many states are kept however old they look: while a clock is wrong, all of them look old. */
const REMEMBER_AT_LEAST = 200

/** By rhythm, how it was answered lately. */
export type Fates = Readonly<Record<RhythmId, RhythmFate>>

/** What is written to the log: new states of moments, and how their rhythms are answered. */
export interface Outcome {
  states?: Readonly<Record<OccurrenceId, MomentState['state']>>
  /** Only with `later`: when the moment comes again, in milliseconds since 1970. */
  again?: number
  fates?: Fates
}

/** The log of the moments, in moments.json: times, states and opaque ids, and nothing that the user wrote. */
export class MomentLogStore {
  readonly #document: JsonDocument<object>
  readonly #clock: Clock
  #log: MomentLog = {}
  #fates: Fates = {}
  #isRead = false

  constructor(document: JsonDocument<object>, clock: Clock) {
    this.#document = document
    this.#clock = clock
  }

  get log(): MomentLog {
    return this.#log
  }

  fateOf(rhythm: RhythmId): RhythmFate {
    return this.#fates[rhythm] ?? FRESH
  }

  get fates(): Fates {
    return this.#fates
  }

  has(occurrence: OccurrenceId): boolean {
    return Object.hasOwn(this.#log, occurrence)
  }

  /** Reads the file once. Throws what reading throws; the next call then tries again. */
  async recall(): Promise<void> {
    if (this.#isRead) return
    const { value } = await this.#document.read()
    const stored = v.safeParse(v.looseObject({ occurrences: v.record(v.string(), v.unknown()) }), value)
    const fates = v.safeParse(v.looseObject({ rhythms: v.record(v.string(), v.unknown()) }), value)
    if (stored.success) this.#log = entriesThatFit(stored.output.occurrences, MomentStateSchema)
    if (fates.success) this.#fates = entriesThatFit(fates.output.rhythms, RhythmFateSchema)
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

  #apply({ log, fates }: { log: MomentLog; fates: Fates }): void {
    this.#log = log
    this.#fates = fates
  }

  #with({ states = {}, again, fates = {} }: Outcome): { log: MomentLog; fates: Fates } {
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
    return { log: Object.fromEntries([...others, ...changed]), fates: { ...this.#fates, ...fates } }
  }

  #write({ log, fates }: { log: MomentLog; fates: Fates }): Promise<void> {
    return this.#document.write({ format: 1, occurrences: log, rhythms: fates })
  }
}

/** The change of a log that puts all of these into one state. */
export const allInState = <State>(ids: readonly OccurrenceId[], state: State): Record<OccurrenceId, State> =>
  Object.fromEntries(ids.map((id) => [id, state]))

const entriesThatFit = <Value>(entries: Record<string, unknown>, schema: v.GenericSchema<unknown, Value>) =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Value] => v.is(schema, entry[1])))
