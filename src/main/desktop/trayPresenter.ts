import { snoozesAt } from '@shared/features/moments/snooze'
import { epochOf } from '@shared/kernel/time'
import type { Clock, Log, TrayView } from '../ports'
import type { Vault } from '../vault/vault'
import type { CheckInService } from '../features/check-ins/checkInService'
import type { MomentScheduler } from '../features/moments/momentScheduler'
import type { SettingsService } from '../features/settings/settingsService'
import { trayModel } from './trayModel'

interface Dependencies {
  clock: Clock
  tray: TrayView
  log: Log
  vault: Pick<Vault, 'lock'>
  checkIns: Pick<CheckInService, 'recent'>
  settings: SettingsService
  scheduler: Pick<MomentScheduler, 'next' | 'plan'>
}

/** The last check-in is shown when it is at most so many days old. */
const LAST_CHECK_IN_DAYS = 7

/** Updates the tray when moments, check-ins or the vault change. */
export class TrayPresenter {
  readonly #deps: Dependencies
  /** Milliseconds since 1970; null: none in these days, or the vault is locked. */
  #lastCheckIn: number | null = null
  #updates = 0

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  render(): void {
    const { clock, scheduler, settings, tray, vault } = this.#deps
    const { appName, pause } = settings.current
    const now = clock.now()
    const { next, plan } = scheduler
    tray.render(
      trayModel({
        language: settings.language,
        appName,
        now,
        zone: clock.zone(),
        next,
        pause,
        snoozes: snoozesAt(now, plan).map(({ snooze }) => snooze),
        lastCheckIn: this.#lastCheckIn,
        canLock: vault.lock === 'open',
      }),
    )
  }

  /** Reads the last check-in, then renders. Never rejects: neither a start nor a saved check-in may fail because of it. */
  async update(): Promise<void> {
    const { checkIns, log, vault } = this.#deps
    this.#lastCheckIn = null
    this.#updates += 1
    const update = this.#updates
    try {
      const [last] = vault.lock === 'locked' ? [] : await checkIns.recent(LAST_CHECK_IN_DAYS)
      // The vault may have been locked during the read, which started a newer update.
      if (update !== this.#updates) return
      this.#lastCheckIn = last ? epochOf(last.at) : null
    } catch (fault) {
      log.warn(`the last check-in could not be read: ${String(fault)}`)
    }
    this.render()
  }
}
