import { isPaused, type Pause, type PauseName, pauseEnds } from '@shared/features/moments/pause'
import { type MomentKind, type OccurrenceId, rhythmOf } from '@shared/features/moments/rhythm'
import type { ShortcutName } from '@shared/features/settings/shortcuts'
import type { Snooze } from '@shared/features/moments/snooze'
import { instant } from '@shared/kernel/time'
import type { Clock, Desktop, TrayAction, Windows } from '../ports'
import { type Launch, pauseOf } from './launchArguments'
import type { AutoLock } from '../features/vault-access/autoLock'
import type { MomentAnswers } from '../features/moments/momentAnswers'
import { routeOfMoment } from '../features/moments/momentNotification'
import type { MomentScheduler } from '../features/moments/momentScheduler'
import type { RhythmService } from '../features/moments/rhythmService'
import type { SettingsService } from '../features/settings/settingsService'
import { websiteUrl } from '../features/help-now/websites'

interface Dependencies {
  clock: Clock
  desktop: Pick<Desktop, 'quit' | 'openInBrowser'>
  windows: Pick<Windows, 'open' | 'closeAll'>
  settings: SettingsService
  reminders: MomentScheduler
  moments: MomentAnswers
  rhythms: RhythmService
  locking: Pick<AutoLock, 'lock'>
  /** Does what no window asked for: there is nobody to answer to when it cannot be done. */
  quietly: (work: Promise<unknown>) => void
}

/** What people ask for from outside the windows: from the tray, by a key, on the command line, at a notification. */
export class Commands {
  readonly #deps: Dependencies
  readonly tray: Record<TrayAction, () => void>
  readonly keys: Record<ShortcutName, () => void>

  constructor(deps: Dependencies) {
    this.#deps = deps
    const places = {
      'check-in': () => this.#checkIn(),
      write: () => this.openMain('/journal/write/new'),
      'help-now': () => this.openMain('/help-now'),
    }
    this.tray = {
      ...places,
      answer: () => this.#ofWaiting((occurrence) => this.openMoment(occurrence)),
      open: () => this.openMain('/today'),
      'pause:hour': () => this.#pauseFor('hour'),
      'pause:tomorrow': () => this.#pauseFor('tomorrow'),
      'pause:open': () => this.#pauseFor('open'),
      'pause-until-date': () => this.openMain('/settings/moments?pause'),
      resume: () => this.#pause(null),
      'snooze:ten-minutes': () => this.#snooze('ten-minutes'),
      'snooze:half-hour': () => this.#snooze('half-hour'),
      'snooze:hour': () => this.#snooze('hour'),
      'snooze:evening': () => this.#snooze('evening'),
      'not-today': () => this.#ofWaiting((occurrence) => deps.moments.notToday(occurrence)),
      lock: () => void deps.locking.lock('behind'),
      quit: () => deps.desktop.quit(),
    }
    this.keys = {
      ...places,
      pause: () => {
        if (isPaused(deps.settings.current.pause, deps.clock.now())) this.#pause(null)
        else this.#pauseFor('hour')
      },
      hide: () => void this.#hide(),
    }
  }

  openMain(route: string): void {
    this.#deps.windows.open('main', route)
  }

  /** Throws `not-allowed` for a site that the content does not name. */
  openWebsite(site: string): Promise<void> {
    return this.#deps.desktop.openInBrowser(websiteUrl(site))
  }

  launch({ hidden, open, pause }: Launch): void {
    if (pause !== undefined) this.#pause(pauseOf(pause, this.#deps.clock.now()))
    if (open) this.keys[open]()
    else if (!hidden && pause === undefined) this.openMain('/today')
  }

  /** What the moment asks for. One that asks for more than a check-in has its answer by being opened. */
  async openMoment(occurrence: OccurrenceId): Promise<void> {
    const { moments, reminders, rhythms } = this.#deps
    const kind = reminders.kindOf(occurrence)
    if (kind === 'check-in') return this.#openCheckIn(occurrence)
    this.openMain(routeOfMoment(kind, await rhythms.opens(rhythmOf(occurrence)).catch(() => null)))
    await moments.answered(kind, occurrence)
  }

  /** In the place of a notification: a small window that takes nothing from what somebody is doing. */
  openUnasked(occurrence: OccurrenceId, kind: MomentKind): void {
    const route = kind === 'check-in' ? `/check-in/${occurrence}` : `/moment/${occurrence}`
    this.#deps.windows.open('check-in', route, 'unasked')
  }

  /** At once: everything goes from the screen. A vault that is sealed is locked with it. */
  async #hide(): Promise<void> {
    await this.#deps.windows.closeAll()
    await this.#deps.locking.lock('hidden')
  }

  /** Somebody wants a check-in: the moment that waits for one has its answer with it. */
  #checkIn(): void {
    const { waiting } = this.#deps.reminders.next
    this.#openCheckIn(waiting?.kind === 'check-in' ? waiting.occurrence : null)
  }

  #openCheckIn(occurrence: OccurrenceId | null): void {
    this.#deps.windows.open('check-in', occurrence === null ? '/check-in' : `/check-in/${occurrence}`)
  }

  #ofWaiting(act: (occurrence: OccurrenceId) => Promise<void>): void {
    const { waiting } = this.#deps.reminders.next
    if (waiting) this.#deps.quietly(act(waiting.occurrence))
  }

  #snooze(snooze: Snooze): void {
    this.#ofWaiting((occurrence) => this.#deps.moments.snooze(occurrence, snooze))
  }

  #pauseFor(name: PauseName): void {
    const { clock } = this.#deps
    const end = pauseEnds(clock.now(), clock.zone())[name]
    this.#pause({ until: end === null ? null : instant(end) })
  }

  #pause(pause: Pause | null): void {
    this.#deps.quietly(this.#deps.settings.change({ pause }))
  }
}
