import type { MomentLog } from '@shared/features/moments/momentSchedule'
import { isPaused } from '@shared/features/moments/pause'
import {
  DEFAULT_LIFETIME_MINUTES,
  lifetimeMs,
  type MomentKind,
  type OccurrenceId,
  type Rhythm,
  type RhythmId,
  rhythmOf,
} from '@shared/features/moments/rhythm'
import type { Settings } from '@shared/features/settings/settings'
import { afterPassing } from '@shared/features/moments/backoff'
import type { Clock, Notifier } from '@main/ports'
import { allInState, type Backoffs, type MomentLogStore, type Outcome } from './momentLog'

interface Dependencies {
  clock: Clock
  memory: MomentLogStore
  notifier: Notifier
  settings: () => Settings
}

/** The moments that were shown and not answered yet: which of them still wait, and when they end without an answer. */
export class ShownMoments {
  readonly #deps: Dependencies

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** Those that have not reached the end of their lifetime, the newest last. */
  get waiting(): OccurrenceId[] {
    const now = this.#deps.clock.now()
    return this.all.filter((id) => !this.#isOver(id, now))
  }

  /** Also those whose lifetime ended after the last look at the clock. */
  get all(): OccurrenceId[] {
    const log: MomentLog = this.#deps.memory.log
    return Object.keys(log).filter((id) => log[id]?.state === 'shown')
  }

  /** What the moment asks for. A moment of a rhythm that was removed counts as a check-in. */
  kindOf(occurrence: OccurrenceId): MomentKind {
    return this.#rhythm(rhythmOf(occurrence))?.kind ?? 'check-in'
  }

  /** Writes what became of these moments, then closes their notifications. Only inside `MomentScheduler.runExclusive`. */
  async settle(ids: readonly OccurrenceId[], outcome: Outcome): Promise<void> {
    if (ids.length === 0) return
    await this.#deps.memory.keep(outcome)
    for (const id of ids) this.#deps.notifier.close(id)
  }

  /** Nobody answered these. */
  async pass(ids: readonly OccurrenceId[]): Promise<void> {
    const { memory } = this.#deps
    const backoffs: Backoffs = Object.fromEntries(
      ids.map((id) => [rhythmOf(id), afterPassing(memory.backoffOf(rhythmOf(id)))]),
    )
    await this.settle(ids, { states: allInState(ids, 'passed'), backoffs })
  }

  /** Ends those whose lifetime is over, and those that are not wanted any more: a pause, or their rhythm is off. */
  async endOutdated(now: number): Promise<void> {
    const shown = this.all
    const isUnwanted = (id: OccurrenceId) =>
      !this.#rhythm(rhythmOf(id))?.on || isPaused(this.#deps.settings().pause, now)
    const unwanted = shown.filter(isUnwanted)
    await this.settle(unwanted, { states: allInState(unwanted, 'dropped') })
    await this.pass(shown.filter((id) => !isUnwanted(id) && this.#isOver(id, now)))
  }

  /** Luwte quits: a click on a notification that is left on the desktop would do nothing. */
  closeNotifications(): void {
    for (const id of this.all) this.#deps.notifier.close(id)
  }

  #rhythm(id: RhythmId): Rhythm | undefined {
    return this.#deps.settings().rhythms.find((rhythm) => rhythm.id === id)
  }

  /** Also true when `since` is far in the future: the clock was wrong then, and has been corrected. */
  #isOver(id: OccurrenceId, now: number): boolean {
    const since = Date.parse(this.#deps.memory.log[id]?.since ?? '')
    const lifetime = lifetimeMs(this.#rhythm(rhythmOf(id)) ?? { lifetime: DEFAULT_LIFETIME_MINUTES })
    return !(Math.abs(now - since) <= lifetime)
  }
}
