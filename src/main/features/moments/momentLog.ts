import * as v from 'valibot'
import { type MomentLog, type MomentState, MomentStateSchema } from '@shared/features/moments/momentSchedule'
import type { OccurrenceId, RhythmId } from '@shared/features/moments/rhythm'
import { FRESH, type RhythmFate, RhythmFateSchema } from '@shared/features/moments/backoff'
import { instant } from '@shared/kernel/time'
import type { Clock } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'

/** How long what became of a moment is remembered: far longer than any moment can still come. */
const REMEMBER_MS = 21 * 24 * 60 * 60 * 1000
/** So many are remembered however old: a clock that stands wrong for a while makes all of them look it. */
const REMEMBER_AT_LEAST = 200

export type Fates = Readonly<Record<RhythmId, RhythmFate>>

/** What becomes of some moments, and of how their rhythms fare. */
export interface Outcome {
  states?: Readonly<Record<OccurrenceId, MomentState['state']>>
  /** With `later`: when it is asked again, in milliseconds since 1970. */
  again?: number
  fates?: Fates
}

/** What became of the moments: times, switches and opaque ids, in moments.json. */
export class MomentLogStore {
  readonly #document: JsonDocument<object>
  readonly #clock: Clock
  #log: MomentLog = {}
  #fates: Fates = {}
  #isRecalled = false

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

  /** Reads it once. A file that cannot be read now is read at a later look. */
  async recall(): Promise<void> {
    if (this.#isRecalled) return
    const { value } = await this.#document.read()
    const stored = v.safeParse(v.looseObject({ occurrences: v.record(v.string(), v.unknown()) }), value)
    const fates = v.safeParse(v.looseObject({ rhythms: v.record(v.string(), v.unknown()) }), value)
    if (stored.success) this.#log = thoseThatFit(stored.output.occurrences, MomentStateSchema)
    if (fates.success) this.#fates = thoseThatFit(fates.output.rhythms, RhythmFateSchema)
    this.#isRecalled = true
  }

  /** Resolves when it is on disk; only then it counts. */
  async keep(outcome: Outcome): Promise<void> {
    await this.recall()
    const next = this.#with(outcome)
    await this.#write(next)
    this.#take(next)
  }

  /** Counts at once, also where it cannot be written down. */
  async keepInAnyCase(outcome: Outcome): Promise<void> {
    const next = this.#with(outcome)
    this.#take(next)
    await this.#write(next)
  }

  #take({ log, fates }: { log: MomentLog; fates: Fates }): void {
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

export const allInState = <State>(ids: readonly OccurrenceId[], state: State): Record<OccurrenceId, State> =>
  Object.fromEntries(ids.map((id) => [id, state]))

const thoseThatFit = <Value>(entries: Record<string, unknown>, schema: v.GenericSchema<unknown, Value>) =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Value] => v.is(schema, entry[1])))
