import { dayOfOccurrence } from '@shared/features/moments/occurrences'
import {
  type MomentKind,
  type OccurrenceId,
  type RhythmId,
  rhythmOf,
  skippingToo,
} from '@shared/features/moments/rhythm'
import { type Snooze, snoozesAt } from '@shared/features/moments/snooze'
import { afterAnswer, rarer } from '@shared/features/moments/backoff'
import type { NextMoment } from '@shared/features/moments/contract'
import { begunAt, type Pause } from '@shared/features/moments/pause'
import { localDateAt } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock, Log, Notifier } from '@main/ports'
import { allInState, type Backoffs, type MomentLogStore } from './momentLog'
import type { MomentScheduler } from './momentScheduler'
import type { SettingsService } from '../settings/settingsService'

interface Dependencies {
  clock: Clock
  log: Log
  memory: MomentLogStore
  notifier: Notifier
  scheduler: MomentScheduler
  settings: SettingsService
}

/** What users answer to moments: done, later, not today, more rarely, or a pause of all of them. */
export class MomentAnswers {
  readonly #deps: Dependencies

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** Throws `bad-input` for a snooze that is not offered now: it would fall in quiet hours, or the evening is near. */
  async snooze(occurrence: OccurrenceId, snooze: Snooze): Promise<NextMoment> {
    const { memory, scheduler } = this.#deps
    await scheduler.runExclusive(async () => {
      if (!memory.has(occurrence)) return
      const offered = this.#offered().find((one) => one.snooze === snooze)
      if (!offered) throw new LuwteError('bad-input', `${snooze} is not offered now`)
      await this.#putOff(occurrence, offered.at)
    })
    return scheduler.next
  }

  /** null ends the pause. */
  async pause(pause: Pause | null): Promise<NextMoment> {
    const { clock, scheduler, settings } = this.#deps
    await settings.change({ pause: begunAt(pause, clock.now()) })
    await scheduler.look()
    return scheduler.next
  }

  /** "Later" without a time: in half an hour, else the first time that is offered. Where none is (quiet hours), it is dropped. */
  later(occurrence: OccurrenceId): Promise<void> {
    const { memory, scheduler } = this.#deps
    return scheduler.runExclusive(async () => {
      if (!memory.has(occurrence)) return
      const offered = this.#offered()
      const { at } = offered.find(({ snooze }) => snooze === 'half-hour') ?? offered[0] ?? { at: null }
      await this.#putOff(occurrence, at)
    })
  }

  /** Nothing more of its rhythm on the day that the moment belongs to: that date joins the skipped dates of the rhythm. */
  async notToday(occurrence: OccurrenceId): Promise<NextMoment> {
    const { clock, memory, scheduler, settings } = this.#deps
    const id = rhythmOf(occurrence)
    await scheduler.runExclusive(async () => {
      const open = Object.keys(memory.log).filter(
        (one) => rhythmOf(one) === id && ['shown', 'later'].includes(memory.log[one]?.state ?? ''),
      )
      await scheduler.shown.settle(open, { states: allInState(open, 'dropped') })
      // Inside the same exclusive task: no other moment of that day may come in between.
      const zone = clock.zone()
      await settings.change(({ rhythms }) => ({
        rhythms: rhythms.map((rhythm) => {
          if (rhythm.id !== id) return rhythm
          const day = dayOfOccurrence(rhythm, occurrence, zone) ?? localDateAt(clock.now(), zone)
          return { ...rhythm, skip: skippingToo(rhythm.skip, day) }
        }),
      }))
      await scheduler.lookInsideExclusive()
    })
    return scheduler.next
  }

  /**
   * The user did something of this kind. That answers every moment that asked for it or was put off, also when the user
   * came another way than by the moment. Never rejects: what the user did has been saved by now.
   */
  answered(kind: MomentKind, occurrence?: OccurrenceId): Promise<void> {
    const { memory, scheduler } = this.#deps
    return scheduler.runExclusive(async () => {
      const later = Object.keys(memory.log).filter((id) => memory.log[id]?.state === 'later')
      const asked = [...scheduler.shown.waiting, ...later].filter((id) => scheduler.shown.kindOf(id) === kind)
      await this.#settle([...new Set([...asked, ...(occurrence ? [occurrence] : [])])])
    })
  }

  /** This moment alone was answered: another one of its kind may be about somebody else. */
  async done(occurrence: OccurrenceId): Promise<NextMoment> {
    const { scheduler } = this.#deps
    await scheduler.runExclusive(() => this.#settle([occurrence]))
    return scheduler.next
  }
  /** The answer to whether a rhythm should come more rarely. The question is not asked again. */
  async askLess(id: RhythmId, answer: 'rarer' | 'stay'): Promise<void> {
    const { clock, memory, scheduler, settings } = this.#deps
    const today = localDateAt(clock.now(), clock.zone())
    // The change comes first: if only the answer were written, the question would be gone and nothing changed.
    if (answer === 'rarer')
      await settings.change(({ rhythms }) => ({
        rhythms: rhythms.map((one) => (one.id === id ? { ...one, rule: rarer(one.rule, today) ?? one.rule } : one)),
      }))
    await scheduler.runExclusive(() => memory.keep({ backoffs: { [id]: { unanswered: 0, question: 'settled' } } }))
    await scheduler.look()
  }

  /** Those of these that have come are answered. */
  async #settle(all: readonly OccurrenceId[]): Promise<void> {
    const { log, memory, notifier, scheduler } = this.#deps
    const ids = all.filter((id) => memory.has(id))
    const backoffs: Backoffs = Object.fromEntries(
      ids.map((id) => [rhythmOf(id), afterAnswer(memory.backoffOf(rhythmOf(id)))]),
    )
    // Not asked again, even if the answer cannot be written.
    if (ids.length > 0)
      await memory
        .keepInAnyCase({ states: allInState(ids, 'answered'), backoffs })
        .catch((fault: unknown) => log.warn(`moments: ${String(fault)}`))
    for (const id of ids) notifier.close(id)
    await scheduler.lookInsideExclusive()
  }

  /** @param until milliseconds since 1970; null: no time is offered, so the moment is dropped. */
  async #putOff(occurrence: OccurrenceId, until: number | null): Promise<void> {
    const { scheduler } = this.#deps
    if (until === null) await scheduler.shown.settle([occurrence], { states: { [occurrence]: 'dropped' } })
    else await scheduler.shown.settle([occurrence], { states: { [occurrence]: 'later' }, again: until })
    await scheduler.lookInsideExclusive()
  }

  #offered() {
    return snoozesAt(this.#deps.clock.now(), this.#deps.scheduler.plan)
  }
}
