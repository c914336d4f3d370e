import * as v from 'valibot'
import {
  decide,
  LATER_MS,
  type MomentLog,
  type MomentState,
  MomentStateSchema,
  MOMENT_LIFETIME_MS,
  nextMoment,
  type OccurrenceId,
  occurrences,
  type Rhythm,
} from '@shared/domain/rhythm'
import { type Instant, instant } from '@shared/domain/time'
import type { NextMoment } from '@shared/ipc/contract'
import type { Clock, Dispose, Log, Notifier, Power } from '../ports'
import type { Document } from '../storage/document'
import { Turns } from '../storage/turns'
import type { SettingsService } from './settings'

/** The wall clock is looked at this often while a moment is planned, since sleep and clock changes deceive timers. */
const LOOK_EVERY_MS = 60_000

/** How long what became of a moment is remembered: far longer than any moment can still come. */
const REMEMBER_MS = 21 * 24 * 60 * 60 * 1000

interface Dependencies {
  clock: Clock
  log: Log
  notifier: Notifier
  power: Power
  settings: SettingsService
  document: Document<object>
  /** The neutral words of a notification. */
  wording: () => { title: string; body: string }
  onChange: (next: NextMoment) => void
}

/** Plans the moments and shows each at most once. The timer is a hint; the wall clock and the log decide. */
export class Reminders {
  readonly #deps: Dependencies
  /** Everything that changes the log waits for its turn: two changes from one log would lose each other. */
  readonly #turns = new Turns()
  #log: MomentLog = {}
  #isRecalled = false
  #rhythm: Rhythm
  /** When the rhythm was chosen, until what had gone by then has been let pass. */
  #chosenAt: number | null = null
  #cancel: Dispose | null = null
  #isDisposed = false

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#rhythm = deps.settings.current.rhythm
  }

  async start(): Promise<void> {
    this.#deps.power.onResume(() => void this.look())
    this.#deps.settings.onChange(({ rhythm }) => {
      if (rhythm !== this.#rhythm) this.#chosenAt = this.#deps.clock.now()
      this.#rhythm = rhythm
      void this.look()
    })
    await this.look()
  }

  get next(): NextMoment {
    const { settings, clock } = this.#deps
    const now = clock.now()
    const isPaused = this.#isPaused(now)
    const waiting = isPaused ? null : (this.#waiting(now).at(-1) ?? null)
    const due = nextMoment(now, this.#plan(), this.#log)?.due ?? null
    if (!settings.current.rhythm.on) return { due: null, state: 'off', waiting }
    if (isPaused) return { due, state: 'paused', waiting: null }
    return { due, state: waiting ? 'waiting' : 'planned', waiting }
  }

  /** Looks at the clock, shows what is due, and plans the next look. One at a time; never rejects. */
  look(): Promise<void> {
    return this.#turns.run(() => this.#look())
  }

  later(occurrence: OccurrenceId): Promise<void> {
    return this.#turns.run(async () => {
      if (!Object.hasOwn(this.#log, occurrence)) return
      await this.#remember([occurrence], 'later', this.#deps.clock.now() + LATER_MS)
      this.#deps.notifier.close(occurrence)
      await this.#look()
    })
  }

  /**
   * A check-in was made. Whatever moment was waiting, or was to come back later, has its answer with it, also when
   * another way in was used. Never rejects: the check-in itself has been saved.
   */
  answered(occurrence: OccurrenceId | undefined): Promise<void> {
    return this.#turns.run(async () => {
      const later = Object.keys(this.#log).filter((id) => this.#log[id]?.state === 'later')
      const asked = [...this.#waiting(this.#deps.clock.now()), ...later, ...(occurrence ? [occurrence] : [])]
      const ids = [...new Set(asked)].filter((id) => Object.hasOwn(this.#log, id))
      const next = this.#logWith(ids, 'answered')
      // Not asked again in any case, also where that cannot be written down.
      this.#log = next
      if (ids.length > 0) await this.#write(next).catch((fault: unknown) => this.#warn(fault))
      for (const id of ids) this.#deps.notifier.close(id)
      await this.#look()
    })
  }

  dispose(): void {
    this.#isDisposed = true
    this.#cancel?.()
    // A notification that is left behind would be clicked in vain.
    for (const id of this.#waiting(this.#deps.clock.now())) this.#deps.notifier.close(id)
  }

  async #look(): Promise<void> {
    if (this.#isDisposed) return
    this.#cancel?.()
    this.#cancel = null
    try {
      await this.#recall()
      await this.#letPass(this.#deps.clock.now())
      const decision = decide(this.#deps.clock.now(), this.#plan(), this.#log)
      if (decision.do === 'show') await this.#show(decision.occurrence.id)
      this.#planNextLook()
      this.#deps.onChange(this.next)
    } catch (fault) {
      // A disk that is full or away. What cannot be remembered is not shown; in a while it is tried again.
      this.#warn(fault)
      this.#planLook(LOOK_EVERY_MS)
    }
  }

  /** What became of earlier moments. A file that cannot be read now is read at a later look. */
  async #recall(): Promise<void> {
    if (this.#isRecalled) return
    const stored = v.safeParse(
      v.looseObject({ occurrences: v.record(v.string(), v.unknown()) }),
      (await this.#deps.document.read()).value,
    )
    if (stored.success)
      this.#log = Object.fromEntries(
        Object.entries(stored.output.occurrences).filter((entry): entry is [string, MomentState] =>
          v.is(MomentStateSchema, entry[1]),
        ),
      )
    this.#isRecalled = true
  }

  #plan() {
    const { rhythm, pausedUntil } = this.#deps.settings.current
    return { rhythms: [rhythm], zone: this.#deps.clock.zone(), pausedUntil }
  }

  #isPaused(now: number): boolean {
    const { pausedUntil } = this.#deps.settings.current
    return pausedUntil !== null && Date.parse(pausedUntil) > now
  }

  /** The moments that were shown and have neither been answered nor passed, the newest last. */
  #waiting(now: number): OccurrenceId[] {
    return Object.entries(this.#log)
      .filter(([, { state, since }]) => state === 'shown' && !isOver(now, since))
      .map(([id]) => id)
  }

  async #show(occurrence: OccurrenceId): Promise<void> {
    await this.#pass(this.#waiting(this.#deps.clock.now()).filter((id) => id !== occurrence))
    // Remembered before it is shown: a crash in between loses this one moment, on purpose, rather than show it twice.
    await this.#remember([occurrence], 'shown')
    // Not waited for: a desktop may leave a notification without an answer, and what comes next must not wait for that.
    void this.#deps.notifier
      .show({ id: occurrence, ...this.#deps.wording() })
      .catch(() => 'failed')
      .then((outcome) => outcome === 'failed' && this.#warn('a moment could not be shown as a notification'))
  }

  /** Lets go of what nobody is asked any more: after its lifetime, and as soon as somebody wants quiet. */
  async #letPass(now: number): Promise<void> {
    const { rhythm } = this.#deps.settings.current
    const isQuiet = !rhythm.on || this.#isPaused(now)
    const shown = Object.entries(this.#log).filter(([, { state }]) => state === 'shown')
    await this.#pass(shown.filter(([, { since }]) => isQuiet || isOver(now, since)).map(([id]) => id))
    if (this.#chosenAt === null) return
    // A time of day that had gone by when it was chosen is meant for the next day.
    const from = this.#chosenAt - MOMENT_LIFETIME_MS
    const gone = occurrences(rhythm, from, this.#chosenAt, this.#deps.clock.zone()).map(({ id }) => id)
    await this.#pass(gone.filter((id) => !Object.hasOwn(this.#log, id)))
    this.#chosenAt = null
  }

  async #pass(ids: OccurrenceId[]): Promise<void> {
    if (ids.length === 0) return
    await this.#remember(ids, 'passed')
    for (const id of ids) this.#deps.notifier.close(id)
  }

  async #remember(ids: OccurrenceId[], state: MomentState['state'], again?: number): Promise<void> {
    const next = this.#logWith(ids, state, again)
    await this.#write(next)
    this.#log = next
  }

  #logWith(ids: OccurrenceId[], state: MomentState['state'], again?: number): MomentLog {
    const now = this.#deps.clock.now()
    const others = Object.entries(this.#log).filter(
      ([known, { since }]) => !ids.includes(known) && Math.abs(now - Date.parse(since)) < REMEMBER_MS,
    )
    const moment: MomentState = {
      state,
      since: instant(now),
      ...(again === undefined ? {} : { again: instant(again) }),
    }
    return { ...Object.fromEntries(others), ...Object.fromEntries(ids.map((id) => [id, moment])) }
  }

  #write(log: MomentLog): Promise<void> {
    return this.#deps.document.write({ format: 1, occurrences: log })
  }

  #planNextLook(): void {
    const now = this.#deps.clock.now()
    const decision = decide(now, this.#plan(), this.#log)
    // It came due between the look and now.
    if (decision.do === 'show') return this.#planLook(1)
    if (decision.at !== null) this.#planLook(decision.at - now)
    else if (this.#waiting(now).length > 0) this.#planLook(LOOK_EVERY_MS)
  }

  #planLook(ahead: number): void {
    this.#cancel?.()
    this.#cancel = null
    if (this.#isDisposed) return
    this.#cancel = this.#deps.clock.after(Math.min(Math.max(ahead, 1), LOOK_EVERY_MS), () => void this.look())
  }

  #warn(fault: unknown): void {
    this.#deps.log.warn(`moments: ${String(fault)}`)
  }
}

/** Also one that a clock shows far ahead, after it was put right. */
const isOver = (now: number, since: Instant): boolean => !(Math.abs(now - Date.parse(since)) <= MOMENT_LIFETIME_MS)
