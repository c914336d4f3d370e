import type { HoldReason } from '@shared/features/moments/quietHours'
import { decide, nextMoment, type MomentPlan } from '@shared/features/moments/momentSchedule'
import { cappedPause, isPaused } from '@shared/features/moments/pause'
import { type MomentKind, type OccurrenceId, rhythmOf } from '@shared/features/moments/rhythm'
import type { Settings } from '@shared/features/settings/settings'
import { isAsking } from '@shared/features/moments/backoff'
import type { NextMoment } from '@shared/features/moments/contract'
import type { Clock, Dispose, Log, NotificationWords, Notifier, Power, HoldSources } from '@main/ports'
import { Mutex } from '@main/kernel/mutex'
import { ChangedChoices } from './changedChoices'
import { allInState, type MomentLogStore } from './momentLog'
import { ShownMoments } from './shownMoments'
import type { SettingsService } from '../settings/settingsService'

/** How often the wall clock is read while a moment is planned: sleep and clock changes make timers wrong. */
const LOOK_EVERY_MS = 60_000
/** How often the sources are asked again while a moment is held: not every desktop reports that the user is back. */
const LOOK_WHILE_HELD_MS = 20_000

interface Dependencies {
  clock: Clock
  log: Log
  notifier: Notifier
  holdSources: HoldSources
  power: Power
  settings: SettingsService
  memory: MomentLogStore
  /** Ends the rhythms about somebody of whom nothing is to be brought up any more. Rejects where that cannot be read now. */
  endUnwanted: () => Promise<void>
  /** The neutral words of a notification. `askLessAbout`: it asks whether to come more rarely. */
  wording: (kind: MomentKind, askLessAbout: boolean) => Omit<NotificationWords, 'id'>
  /** A moment is due, and its notification could not be shown. */
  onCannotShow: (occurrence: OccurrenceId, kind: MomentKind) => void
  onChange: (next: NextMoment) => void
}

/** Plans the moments and shows each at most once. The timer is a hint; the wall clock and the log decide. */
export class MomentScheduler {
  readonly shown: ShownMoments
  readonly #deps: Dependencies
  /** Changes of the log run one after another: of two that start from the same log, one would be lost. */
  readonly #mutex = new Mutex()
  #settings: Settings
  readonly #changedChoices = new ChangedChoices()
  #heldBy: HoldReason[] = []
  #unwatch: Dispose | null = null
  #cancelTimer: Dispose | null = null
  #isDisposed = false
  readonly #stopListening: Dispose[] = []

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#settings = deps.settings.current
    this.shown = new ShownMoments({ ...deps, settings: () => this.#settings })
  }

  async start(): Promise<void> {
    const { power, settings } = this.#deps
    this.#stopListening.push(
      power.onResume(() => void this.look()),
      settings.onChange((changed) => this.#applySettings(changed)),
    )
    await this.look()
  }

  #applySettings(changed: Settings): void {
    const before = this.#settings
    this.#settings = changed
    if (!this.#changedChoices.note(this.#deps.clock.now(), before, changed)) return
    // The reasons to hold a moment may have changed.
    this.#stopWatching()
    void this.look()
  }

  get isOn(): boolean {
    return this.#settings.rhythms.some((rhythm) => rhythm.on)
  }

  get next(): NextMoment {
    const now = this.#deps.clock.now()
    const { pause, rhythms } = this.#settings
    const { log, backoffs } = this.#deps.memory
    const coming = nextMoment(now, this.plan, log)
    const askLessAbout = rhythms.find(({ id, on }) => on && isAsking(backoffs[id]))?.id ?? null
    const rest = {
      due: coming?.due ?? null,
      isUnforeseen: coming !== null && this.#isUnforeseen(coming.id),
      waiting: null,
      heldBy: [],
      askLessAbout,
    }
    if (!this.isOn) return { ...rest, state: 'off' }
    if (isPaused(pause, now)) return { ...rest, state: 'paused' }
    const occurrence = this.shown.waiting.at(-1)
    if (occurrence !== undefined)
      return { ...rest, state: 'waiting', waiting: { occurrence, kind: this.shown.kindOf(occurrence) } }
    if (this.#heldBy.length > 0) return { ...rest, state: 'held', heldBy: this.#heldBy }
    return { ...rest, state: 'planned' }
  }

  get plan(): MomentPlan {
    const { rhythms, quiet, pause } = this.#settings
    return { rhythms, quiet, pause, zone: this.#deps.clock.zone() }
  }

  /** Reads the clock, shows what is due, and plans the next look. One at a time; never rejects. */
  look(): Promise<void> {
    return this.runExclusive(() => this.lookInsideExclusive())
  }

  /** Everything that changes the log of the moments runs in here, one task after another. Not re-entrant. */
  runExclusive<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#mutex.run(task)
  }

  /** As `look`, for a task that runs inside `runExclusive`. */
  async lookInsideExclusive(): Promise<void> {
    if (this.#isDisposed) return
    this.#cancelTimer?.()
    this.#cancelTimer = null
    try {
      await this.#capPause()
      await this.#deps.memory.recall()
      await this.shown.endOutdated(this.#deps.clock.now())
      await this.#changedChoices.dropMissed(this.plan, this.#deps.memory.log, (ids) =>
        this.shown.settle(ids, { states: allInState(ids, 'dropped') }),
      )
      await this.#endUnwanted()
      await this.#showOrHold()
      this.#planNextLook()
      this.#deps.onChange(this.next)
    } catch (fault) {
      // The disk is full or away. A moment that cannot be written to the log is not shown; it is tried again later.
      this.#deps.log.warn(`moments: ${String(fault)}`)
      this.#planLook(LOOK_EVERY_MS)
    }
  }

  dispose(): void {
    this.#isDisposed = true
    for (const stop of this.#stopListening.splice(0)) stop()
    this.#cancelTimer?.()
    this.#stopWatching()
    this.shown.closeNotifications()
  }

  /** A pause from a time when the clock stood far ahead would last until that time comes. */
  async #capPause(): Promise<void> {
    const { clock, settings } = this.#deps
    const { pause } = settings.current
    const capped = cappedPause(pause, clock.now())
    if (capped !== pause) await settings.change((current) => (current.pause === pause ? { pause: capped } : {}))
  }

  /** Just before a moment about somebody would come: another computer may have been told since that something has changed. */
  async #endUnwanted(): Promise<void> {
    const { clock, endUnwanted, log, memory } = this.#deps
    const decision = decide(clock.now(), this.plan, memory.log)
    if (decision.do !== 'show' || this.shown.kindOf(decision.occurrence.id) !== 'contact') return
    // While locked nobody can tell. The moment comes then, in words that name nobody; its screen knows better.
    await endUnwanted().catch((fault: unknown) => log.warn(`moments: ${String(fault)}`))
  }

  async #showOrHold(): Promise<void> {
    const { clock, memory, holdSources } = this.#deps
    const { holdWhen } = this.#settings
    const isDue = decide(clock.now(), this.plan, memory.log).do === 'show'
    this.#heldBy = isDue ? await holdSources.ask(holdWhen) : []
    this.#watchWhileHeld()
    // When the reasons changed during the question, the look that follows from that change asks again.
    const isAnswered = holdWhen === this.#settings.holdWhen
    if (!isDue || this.#heldBy.length > 0 || !isAnswered || this.#isDisposed) return
    // Decided again: during the question a pause may have begun.
    if (decide(clock.now(), this.plan, memory.log).do === 'show') await this.#showNewest()
  }

  #watchWhileHeld(): void {
    if (this.#heldBy.length === 0) this.#stopWatching()
    else this.#unwatch ??= this.#deps.holdSources.watch(this.#settings.holdWhen, () => void this.look())
  }

  #stopWatching(): void {
    this.#unwatch?.()
    this.#unwatch = null
  }

  async #showNewest(): Promise<void> {
    const { clock, memory, notifier, wording, onCannotShow } = this.#deps
    await this.shown.pass(this.shown.all)
    const before = memory.log
    const decision = decide(clock.now(), this.plan, before)
    if (decision.do !== 'show') return
    const occurrence = decision.occurrence.id
    const rhythm = rhythmOf(occurrence)
    const backoff = memory.backoffOf(rhythm)
    const askLessAbout = backoff.question === 'open'
    // Written before it is shown: a crash in between loses this one moment, on purpose, rather than show it twice.
    await memory.keep({
      states: { ...allInState(decision.instead, 'dropped'), [occurrence]: 'shown' },
      ...(askLessAbout ? { backoffs: { [rhythm]: { ...backoff, question: 'told' } } } : {}),
    })
    if (this.#isDisposed) return
    // Decided once more after the write: what the user wants now counts, even if this moment is lost by it.
    const decisionNow = decide(clock.now(), this.plan, before)
    const wasMissed = this.#changedChoices.missed(this.plan, before).includes(occurrence)
    if (decisionNow.do !== 'show' || decisionNow.occurrence.id !== occurrence || wasMissed)
      return this.shown.settle([occurrence], { states: { [occurrence]: 'dropped' } })
    const kind = this.shown.kindOf(occurrence)
    // Not awaited: a desktop may never answer, and the next moments must not wait for that.
    void notifier
      .show({ id: occurrence, ...wording(kind, askLessAbout) })
      .catch(() => 'failed')
      .then((outcome) => outcome === 'failed' && onCannotShow(occurrence, kind))
  }

  /** Is its time a surprise? Not that of a moment that was put off: the user chose it. */
  #isUnforeseen(id: OccurrenceId): boolean {
    const rhythm = this.#settings.rhythms.find((one) => one.id === rhythmOf(id))
    return rhythm?.rule.by === 'unforeseen' && !this.#deps.memory.has(id)
  }

  #planNextLook(): void {
    const now = this.#deps.clock.now()
    const decision = decide(now, this.plan, this.#deps.memory.log)
    // It is held, or became due after it was decided.
    if (decision.do === 'show') return this.#planLook(this.#heldBy.length > 0 ? LOOK_WHILE_HELD_MS : 1)
    if (decision.at !== null) this.#planLook(decision.at - now)
    // A shown moment may wait, and a wrong clock may be corrected.
    else if (decision.reason === 'not-yet') this.#planLook(LOOK_EVERY_MS)
  }

  #planLook(aheadMs: number): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    if (this.#isDisposed) return
    this.#cancelTimer = this.#deps.clock.after(Math.min(Math.max(aheadMs, 1), LOOK_EVERY_MS), () => void this.look())
  }
}
