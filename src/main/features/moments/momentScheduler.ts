import type { HoldReason } from '@shared/features/moments/holdReasons'
import { decide, nextMoment, type MomentPlan } from '@shared/features/moments/momentSchedule'
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
import { afterPassing, isAsking } from '@shared/features/moments/backoff'
import type { NextMoment } from '@shared/features/moments/contract'
import type { Clock, Dispose, Log, NotificationWords, Notifier, Power, HoldSources } from '@main/ports'
import { Mutex } from '@main/kernel/mutex'
import { ChangedChoices } from './changedChoices'
import { allInState, type Fates, type MomentLogStore, type Outcome } from './momentLog'
import type { SettingsService } from '../settings/settingsService'

/** The wall clock is looked at this often while a moment is planned, since sleep and clock changes deceive timers. */
const LOOK_EVERY_MS = 60_000
/** While a moment is held it is looked this often whether somebody is back: not every desktop tells. */
const LOOK_WHILE_HELD_MS = 20_000

interface Dependencies {
  clock: Clock
  log: Log
  notifier: Notifier
  holdSources: HoldSources
  power: Power
  settings: SettingsService
  memory: MomentLogStore
  /** The neutral words of a notification. `asksToThin`: it asks whether to come more rarely. */
  wording: (kind: MomentKind, asksToThin: boolean) => Omit<NotificationWords, 'id'>
  /** A moment came due that no notification can tell of. */
  onCannotShow: (occurrence: OccurrenceId, kind: MomentKind) => void
  onChange: (next: NextMoment) => void
}

/** Plans the moments and shows each at most once. The timer is a hint; the wall clock and the log decide. */
export class MomentScheduler {
  readonly #deps: Dependencies
  /** Everything that changes the log waits for its turn: two changes from one log would lose each other. */
  readonly #turns = new Mutex()
  #settings: Settings
  readonly #anew = new ChangedChoices()
  #heldBy: HoldReason[] = []
  #unwatch: Dispose | null = null
  #cancel: Dispose | null = null
  #isDisposed = false
  readonly #stopListening: Dispose[] = []

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#settings = deps.settings.current
  }

  async start(): Promise<void> {
    const { power, settings } = this.#deps
    this.#stopListening.push(
      power.onResume(() => void this.look()),
      settings.onChange((changed) => this.#takeOver(changed)),
    )
    await this.look()
  }

  #takeOver(changed: Settings): void {
    const before = this.#settings
    this.#settings = changed
    if (!this.#anew.note(this.#deps.clock.now(), before, changed)) return
    // Other reasons to hold a moment may be chosen now.
    this.#stopWatching()
    void this.look()
  }

  get isOn(): boolean {
    return this.#settings.rhythms.some((rhythm) => rhythm.on)
  }

  get next(): NextMoment {
    const now = this.#deps.clock.now()
    const { pause, rhythms } = this.#settings
    const { log, fates } = this.#deps.memory
    const coming = nextMoment(now, this.plan, log)
    const asksToThin = rhythms.find(({ id, on }) => on && isAsking(fates[id]))?.id ?? null
    const rest = {
      due: coming?.due ?? null,
      isUnforeseen: coming !== null && this.#isUnforeseen(coming.id),
      waiting: null,
      heldBy: [],
      asksToThin,
    }
    if (!this.isOn) return { ...rest, state: 'off' }
    if (isPaused(pause, now)) return { ...rest, state: 'paused' }
    const occurrence = this.waiting.at(-1)
    if (occurrence !== undefined)
      return { ...rest, state: 'waiting', waiting: { occurrence, kind: this.kindOf(occurrence) } }
    if (this.#heldBy.length > 0) return { ...rest, state: 'held', heldBy: this.#heldBy }
    return { ...rest, state: 'planned' }
  }

  /** Looks at the clock, shows what is due, and plans the next look. One at a time; never rejects. */
  look(): Promise<void> {
    return this.inTurn(() => this.lookInTurn())
  }

  /** Everything that changes what became of the moments goes through here, one after another. */
  inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#turns.run(task)
  }

  /** Writes what became of them, and takes their notifications back. In turn only. */
  async settle(ids: readonly OccurrenceId[], outcome: Outcome): Promise<void> {
    if (ids.length === 0) return
    await this.#deps.memory.keep(outcome)
    for (const id of ids) this.#deps.notifier.close(id)
  }

  /** The moments that were shown and have neither been answered nor passed, the newest last. */
  get waiting(): OccurrenceId[] {
    const now = this.#deps.clock.now()
    return this.#shown.filter((id) => !this.#isOver(id, now))
  }

  /** Also those that outlived themselves since the last look. */
  get #shown(): OccurrenceId[] {
    const { log } = this.#deps.memory
    return Object.keys(log).filter((id) => log[id]?.state === 'shown')
  }

  kindOf(occurrence: OccurrenceId): MomentKind {
    return this.#rhythm(rhythmOf(occurrence))?.kind ?? 'check-in'
  }

  get plan(): MomentPlan {
    const { rhythms, quiet, pause } = this.#settings
    return { rhythms, quiet, pause, zone: this.#deps.clock.zone() }
  }

  dispose(): void {
    this.#isDisposed = true
    for (const stop of this.#stopListening.splice(0)) stop()
    this.#cancel?.()
    this.#stopWatching()
    // A notification that is left behind would be clicked in vain.
    for (const id of this.#shown) this.#deps.notifier.close(id)
  }

  /** For whoever has the turn already. */
  async lookInTurn(): Promise<void> {
    if (this.#isDisposed) return
    this.#cancel?.()
    this.#cancel = null
    try {
      await this.#deps.memory.recall()
      await this.#letPass(this.#deps.clock.now())
      await this.#showOrHold()
      this.#planNextLook()
      this.#deps.onChange(this.next)
    } catch (fault) {
      // A disk that is full or away. What cannot be remembered is not shown; in a while it is tried again.
      this.#warn(fault)
      this.#planLook(LOOK_EVERY_MS)
    }
  }

  async #showOrHold(): Promise<void> {
    const { clock, memory, holdSources } = this.#deps
    const { holdWhen } = this.#settings
    const isDue = decide(clock.now(), this.plan, memory.log).do === 'show'
    this.#heldBy = isDue ? await holdSources.ask(holdWhen) : []
    this.#watchWhileHeld()
    // Other reasons were chosen while it was asked: the look that follows from it asks for those.
    const isAnswered = holdWhen === this.#settings.holdWhen
    if (!isDue || this.#heldBy.length > 0 || !isAnswered || this.#isDisposed) return
    // Once more: asking took its time, and somebody may have wanted quiet meanwhile.
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
    await this.#pass(this.#shown)
    const before = memory.log
    const decision = decide(clock.now(), this.plan, before)
    if (decision.do !== 'show') return
    const occurrence = decision.occurrence.id
    const rhythm = rhythmOf(occurrence)
    const fate = memory.fateOf(rhythm)
    const asksToThin = fate.question === 'open'
    // Remembered before it is shown: a crash in between loses this one moment, on purpose, rather than show it twice.
    await memory.keep({
      states: { ...allInState(decision.instead, 'dropped'), [occurrence]: 'shown' },
      ...(asksToThin ? { fates: { [rhythm]: { ...fate, question: 'told' } } } : {}),
    })
    // Writing took its time too, and what somebody wants now counts, even if this one is lost by it.
    if (this.#isDisposed) return
    const still = decide(clock.now(), this.plan, before)
    const hasGone = this.#anew.goneBy(this.plan, before).includes(occurrence)
    if (still.do !== 'show' || still.occurrence.id !== occurrence || hasGone)
      return this.settle([occurrence], { states: { [occurrence]: 'dropped' } })
    const kind = this.kindOf(occurrence)
    // Not waited for: a desktop may leave a notification without an answer, and what comes next must not wait for that.
    void notifier
      .show({ id: occurrence, ...wording(kind, asksToThin) })
      .catch(() => 'failed')
      .then((outcome) => outcome === 'failed' && onCannotShow(occurrence, kind))
  }

  /** Lets go of what nobody is asked any more: after its lifetime, and as soon as somebody wants quiet. */
  async #letPass(now: number): Promise<void> {
    const shown = this.#shown
    const isUnwanted = (id: OccurrenceId) => !this.#rhythm(rhythmOf(id))?.on || isPaused(this.#settings.pause, now)
    const unwanted = shown.filter(isUnwanted)
    await this.settle(unwanted, { states: allInState(unwanted, 'dropped') })
    await this.#pass(shown.filter((id) => !isUnwanted(id) && this.#isOver(id, now)))
    await this.#anew.letPass(this.plan, this.#deps.memory.log, (ids) =>
      this.settle(ids, { states: allInState(ids, 'dropped') }),
    )
  }

  /** These were shown, and nobody answered. */
  async #pass(ids: OccurrenceId[]): Promise<void> {
    const { memory } = this.#deps
    const fates: Fates = Object.fromEntries(ids.map((id) => [rhythmOf(id), afterPassing(memory.fateOf(rhythmOf(id)))]))
    await this.settle(ids, { states: allInState(ids, 'passed'), fates })
  }

  #rhythm(id: RhythmId): Rhythm | undefined {
    return this.#settings.rhythms.find((rhythm) => rhythm.id === id)
  }

  /** One that was put off comes at a time that somebody chose. */
  #isUnforeseen(id: OccurrenceId): boolean {
    return this.#rhythm(rhythmOf(id))?.rule.by === 'unforeseen' && !this.#deps.memory.has(id)
  }

  /** Also one that a clock shows far ahead, after it was put right. */
  #isOver(id: OccurrenceId, now: number): boolean {
    const since = Date.parse(this.#deps.memory.log[id]?.since ?? '')
    const lifetime = lifetimeMs(this.#rhythm(rhythmOf(id)) ?? { lifetime: DEFAULT_LIFETIME_MINUTES })
    return !(Math.abs(now - since) <= lifetime)
  }

  #planNextLook(): void {
    const now = this.#deps.clock.now()
    const decision = decide(now, this.plan, this.#deps.memory.log)
    // It is held, or came due between the look and now.
    if (decision.do === 'show') return this.#planLook(this.#heldBy.length > 0 ? LOOK_WHILE_HELD_MS : 1)
    if (decision.at !== null) this.#planLook(decision.at - now)
    // One may wait, and a clock that stands wrong may be put right.
    else if (decision.reason === 'not-yet') this.#planLook(LOOK_EVERY_MS)
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
