import { isDarkAt, untilOtherLight } from '@shared/features/settings/themeByHour'
import type { SettingsService } from '../features/settings/settingsService'
import type { Dispose, Ports } from '../ports'

const HOUR_MS = 60 * 60 * 1000

type ThemePorts = Pick<Ports, 'appearance' | 'clock'>

/**
 * Tells the system which colours native dialogs and menus have; pages of the themes `system` and `hours` follow it too.
 * `contrast` follows the system: it has no theme for it.
 */
export function applyTheme(
  { appearance, clock }: ThemePorts,
  { current: { theme } }: Pick<SettingsService, 'current'>,
): void {
  if (theme === 'day') appearance.setTheme('light')
  else if (theme === 'night') appearance.setTheme('dark')
  else if (theme === 'hours') appearance.setTheme(isDarkAt(clock.now(), clock.zone()) ? 'dark' : 'light')
  else appearance.setTheme('system')
}

/**
 * Applies the theme of the settings, and goes on with it while it follows the hours. `apply` is to be called where the
 * settings, the zone or the clock may be others.
 */
export class WindowTheme {
  readonly #ports: ThemePorts
  readonly #settings: Pick<SettingsService, 'current'>
  #stopTimer: Dispose = () => undefined

  constructor(ports: ThemePorts, settings: Pick<SettingsService, 'current'>) {
    this.#ports = ports
    this.#settings = settings
  }

  apply(): void {
    this.#stopTimer()
    applyTheme(this.#ports, this.#settings)
    if (this.#settings.current.theme !== 'hours') return
    const { clock } = this.#ports
    // At least every hour, because somebody may set the clock.
    const wait = Math.min(untilOtherLight(clock.now(), clock.zone()), HOUR_MS)
    this.#stopTimer = clock.after(wait, () => this.apply())
  }

  dispose(): void {
    this.#stopTimer()
  }
}
