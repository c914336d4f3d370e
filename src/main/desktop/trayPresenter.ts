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
  checkIns: CheckInService
  settings: SettingsService
  reminders: () => Pick<MomentScheduler, 'next' | 'plan'>
}

/** How many days of check-ins are looked back over for the last one. */
const LAST_CHECK_IN_DAYS = 7

/** What the tray shows now. */
export class TrayPresenter {
  readonly #deps: Dependencies
  /** Milliseconds since 1970; null: none lately, or the vault is locked. */
  #lastCheckIn: number | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  render(): void {
    const { clock, reminders, settings, tray, vault } = this.#deps
    const { appName, pause } = settings.current
    const now = clock.now()
    const { next, plan } = reminders()
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

  /** Never rejects: what the tray says of it is worth neither a start nor the answer to a check-in that was saved. */
  async renew(): Promise<void> {
    const { checkIns, log, vault } = this.#deps
    this.#lastCheckIn = null
    try {
      const [last] = vault.lock === 'locked' ? [] : await checkIns.recent(LAST_CHECK_IN_DAYS)
      this.#lastCheckIn = last ? epochOf(last.at) : null
    } catch (fault) {
      log.warn(`the last check-in could not be told: ${String(fault)}`)
    }
    this.render()
  }
}
