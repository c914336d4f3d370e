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
} from '@shared/domain/rhythm'
import { instant } from '@shared/domain/time'
import type { NextMoment } from '@shared/ipc/contract'
import type { Clock, Dispose, Log, Notifier, Power } from '../ports'
import type { Document } from '../storage/document'
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
  #log: MomentLog = {}
  #cancel: Dispose | null = null
  #looking: Promise<void> = Promise.resolve()
  #isDisposed = false

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  async start(): Promise<void> {
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
    this.#deps.power.onResume(() => this.look())
    this.#deps.settings.onChange(() => this.look())
    await this.look()
  }

  get next(): NextMoment {
    const { settings, clock } = this.#deps
    const { rhythm, pausedUntil } = settings.current
    const now = clock.now()
    const isPaused = pausedUntil !== null && Date.parse(pausedUntil) > now
    const waiting = isPaused ? null : this.#waiting(now)
    const due = nextMoment(now, this.#plan(), this.#log)?.due ?? null
    if (!rhythm.on) return { due: null, state: 'off', waiting }
    if (isPaused) return { due, state: 'paused', waiting: null }
    return { due, state: waiting ? 'waiting' : 'planned', waiting }
  }

  /** Looks at the clock, shows what is due, and plans the next look. One at a time. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      if (this.#isDisposed) return
      this.#cancel?.()
      this.#cancel = null
      const now = this.#deps.clock.now()
      await this.#letPass(now)
      const decision = decide(now, this.#plan(), this.#log)
      if (decision.do === 'show') await this.#show(decision.occurrence.id)
      this.#planNextLook()
      this.#deps.onChange(this.next)
    })
    return this.#looking
  }

  async later(occurrence: OccurrenceId): Promise<void> {
    if (!this.#log[occurrence]) return
    await this.#remember(occurrence, 'later', this.#deps.clock.now() + LATER_MS)
    this.#deps.notifier.close(occurrence)
    await this.look()
  }

  /** A check-in was made. Whatever moment was waiting has its answer with it, also when another way in was used. */
  async answered(occurrence: OccurrenceId | undefined): Promise<void> {
    for (const id of new Set([occurrence, this.#waiting(this.#deps.clock.now())])) {
      if (!id || !this.#log[id]) continue
      await this.#remember(id, 'answered')
      this.#deps.notifier.close(id)
    }
    await this.look()
  }

  dispose(): void {
    this.#isDisposed = true
    this.#cancel?.()
  }

  #plan() {
    const { rhythm, pausedUntil } = this.#deps.settings.current
    return { rhythms: [rhythm], zone: this.#deps.clock.zone(), pausedUntil }
  }

  /** The moment that was shown and has neither been answered nor passed. */
  #waiting(now: number): OccurrenceId | null {
    const open = Object.entries(this.#log).filter(
      ([, moment]) => moment.state === 'shown' && now - Date.parse(moment.since) <= MOMENT_LIFETIME_MS,
    )
    return open.at(-1)?.[0] ?? null
  }

  async #show(occurrence: OccurrenceId): Promise<void> {
    const earlier = this.#waiting(this.#deps.clock.now())
    if (earlier && earlier !== occurrence) this.#deps.notifier.close(earlier)
    // Remembered before it is shown: a crash in between loses this one moment, on purpose, rather than show it twice.
    await this.#remember(occurrence, 'shown')
    const outcome = await this.#deps.notifier.show({ id: occurrence, ...this.#deps.wording() })
    if (outcome === 'failed') this.#deps.log.warn('a moment could not be shown as a notification')
  }

  async #letPass(now: number): Promise<void> {
    for (const [id, moment] of Object.entries(this.#log)) {
      if (moment.state !== 'shown' || now - Date.parse(moment.since) <= MOMENT_LIFETIME_MS) continue
      await this.#remember(id, 'passed')
      this.#deps.notifier.close(id)
    }
  }

  async #remember(id: OccurrenceId, state: MomentState['state'], again?: number): Promise<void> {
    const now = this.#deps.clock.now()
    const recent = Object.entries(this.#log).filter(
      ([known, moment]) => known !== id && Math.abs(now - Date.parse(moment.since)) < REMEMBER_MS,
    )
    const moment: MomentState = {
      state,
      since: instant(now),
      ...(again === undefined ? {} : { again: instant(again) }),
    }
    const next = { ...Object.fromEntries(recent), [id]: moment }
    await this.#deps.document.write({ format: 1, occurrences: next })
    this.#log = next
  }

  #planNextLook(): void {
    const decision = decide(this.#deps.clock.now(), this.#plan(), this.#log)
    if (decision.do === 'show') return
    const waiting = this.#waiting(this.#deps.clock.now())
    if (decision.at === null && !waiting) return
    const ahead = decision.at === null ? LOOK_EVERY_MS : decision.at - this.#deps.clock.now()
    this.#cancel = this.#deps.clock.after(Math.min(Math.max(ahead, 1), LOOK_EVERY_MS), () => {
      this.look().catch((error: unknown) => this.#deps.log.warn(`moments: ${String(error)}`))
    })
  }
}
