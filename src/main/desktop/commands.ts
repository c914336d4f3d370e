import { begunAt, isPaused, type Pause, type PauseName, pauseEnds } from '@shared/features/moments/pause'
import type { OccurrenceId } from '@shared/features/moments/rhythm'
import type { Snooze } from '@shared/features/moments/snooze'
import type { ShortcutName } from '@shared/features/settings/shortcuts'
import { COVER } from '@shared/features/settings/unsafeHome'
import { instant } from '@shared/kernel/time'
import type { MomentServices } from '../features/moments/feature'
import type { SettingsService } from '../features/settings/settingsService'
import type { EventBus } from '../kernel/eventBus'
import type { AutoLock } from '../features/vault-access/autoLock'
import type { RunInBackground } from '../kernel/pendingTasks'
import type { AppLifecycle, Clock, TrayAction, Windows } from '../ports'
import type { Vault } from '../vault/vault'
import { type Launch, pauseOf } from './launchArguments'

interface Dependencies {
  clock: Clock
  lifecycle: AppLifecycle
  windows: Pick<Windows, 'open' | 'close' | 'closeAll'>
  settings: SettingsService
  moments: MomentServices
  vault: Pick<Vault, 'lock'>
  autoLock: Pick<AutoLock, 'lock'>
  events: Pick<EventBus, 'emit'>
  inBackground: RunInBackground
}

/** What the user can ask for outside the windows: in the tray, by a shortcut, on the command line. */
export class Commands {
  readonly #deps: Dependencies
  readonly tray: Record<TrayAction, () => void>
  readonly shortcuts: Record<ShortcutName, () => void>

  constructor(deps: Dependencies) {
    this.#deps = deps
    const openers = {
      'check-in': () => deps.moments.opener.openCheckIn(),
      write: () => this.#openMain('/journal/write/new'),
      'help-now': () => this.#openMain('/help-now'),
    }
    this.tray = {
      ...openers,
      answer: () => this.#withWaiting((occurrence) => deps.moments.opener.open(occurrence)),
      open: () => this.#openMain('/today'),
      'pause:hour': () => this.#pauseFor('hour'),
      'pause:tomorrow': () => this.#pauseFor('tomorrow'),
      'pause:open': () => this.#pauseFor('open'),
      'pause-until-date': () => this.#openMain('/settings/moments?pause'),
      resume: () => this.#pause(null),
      'snooze:ten-minutes': () => this.#snooze('ten-minutes'),
      'snooze:half-hour': () => this.#snooze('half-hour'),
      'snooze:hour': () => this.#snooze('hour'),
      'snooze:evening': () => this.#snooze('evening'),
      'not-today': () => this.#withWaiting((occurrence) => deps.moments.answers.notToday(occurrence)),
      lock: () => void deps.autoLock.lock('behind'),
      quit: () => deps.lifecycle.quit(),
    }
    this.shortcuts = {
      ...openers,
      pause: () => {
        if (isPaused(deps.settings.current.pause, deps.clock.now())) this.#pause(null)
        else this.#pauseFor('hour')
      },
      hide: () => void this.#hide(),
    }
  }

  /** Does what was asked for on the command line; without arguments it opens the main window. */
  launch({ hidden, open, pause }: Launch): void {
    if (pause !== undefined) this.#pause(pauseOf(pause, this.#deps.clock.now()))
    if (open) this.shortcuts[open]()
    else if (!hidden && pause === undefined) this.#openMain('/today')
  }

  /** Does not wait for the lock, which waits for the calls of the windows, and this is one. */
  leaveQuickly(): void {
    const { autoLock, events, vault, windows } = this.#deps
    events.emit('user.hid')
    if (vault.lock !== 'plain') return void autoLock.lock('covered')
    windows.close('check-in')
    windows.open('main', COVER)
  }

  #openMain(route: string): void {
    this.#deps.windows.open('main', route)
  }

  /** Closes every window at once, and locks the vault where it is sealed. */
  async #hide(): Promise<void> {
    this.#deps.events.emit('user.hid')
    await this.#deps.windows.closeAll()
    await this.#deps.autoLock.lock('hidden')
  }

  #withWaiting(act: (occurrence: OccurrenceId) => Promise<unknown>): void {
    const { waiting } = this.#deps.moments.scheduler.next
    if (waiting) void this.#deps.inBackground(act(waiting.occurrence))
  }

  #snooze(snooze: Snooze): void {
    this.#withWaiting((occurrence) => this.#deps.moments.answers.snooze(occurrence, snooze))
  }

  #pauseFor(name: PauseName): void {
    const { clock } = this.#deps
    const end = pauseEnds(clock.now(), clock.zone())[name]
    this.#pause({ until: end === null ? null : instant(end) })
  }

  #pause(pause: Pause | null): void {
    void this.#deps.inBackground(this.#deps.settings.change({ pause: begunAt(pause, this.#deps.clock.now()) }))
  }
}
