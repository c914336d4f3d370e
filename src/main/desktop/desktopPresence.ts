import type { AppName, Language } from '@shared/features/settings/settings'
import type { ShortcutName } from '@shared/features/settings/shortcuts'
import type { DesktopPresence } from '@shared/desktop/contract'
import type { LauncherKind, LauncherWords, Ports, Windows } from '../ports'
import { mainTexts } from '../kernel/mainTexts'
import type { SettingsService } from '../features/settings/settingsService'

interface Dependencies {
  ports: Pick<Ports, 'notifier' | 'holdSources' | 'launchers' | 'shortcuts' | 'windows' | 'log'>
  settings: SettingsService
  hasTray: () => boolean
}

/** The name, launchers and shortcuts of Luwte on this desktop, and what this desktop supports. */
export class DesktopPresenceService {
  readonly #deps: Dependencies
  #taken: ShortcutName[] = []
  #applied: { appName: AppName; shortcuts: string } | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  async describe(): Promise<DesktopPresence> {
    const { notifier, holdSources, launchers, shortcuts } = this.#deps.ports
    const [notifications, sources, login, menu] = await Promise.all([
      notifier.isAvailable(),
      holdSources.sources(),
      launchers.state('login'),
      launchers.state('menu'),
    ])
    return {
      tray: this.#deps.hasTray(),
      notifications,
      sources,
      login,
      menu,
      shortcuts: { isAvailable: shortcuts.isAvailable, taken: this.#taken },
    }
  }

  /** Throws `not-writable` where this desktop has no such launcher. */
  async setLauncher(kind: LauncherKind, isOn: boolean): Promise<DesktopPresence> {
    const { ports, settings } = this.#deps
    if (isOn) await ports.launchers.turnOn(kind, launcherWords(settings.current.appName))
    else await ports.launchers.turnOff(kind)
    return this.describe()
  }

  /** Applies the settings. Only what changed is set: while shortcuts are registered again, a key press would be lost. */
  apply(): void {
    const { ports, settings } = this.#deps
    const { appName, shortcuts } = settings.current
    applyName(ports.windows, settings)
    const shortcutsText = JSON.stringify(shortcuts)
    if (this.#applied?.shortcuts !== shortcutsText) this.#taken = ports.shortcuts.set(shortcuts)
    if (this.#applied?.appName !== appName)
      ports.launchers.refresh(launcherWords(appName)).catch((fault: unknown) => {
        ports.log.warn(`launchers: ${String(fault)}`)
      })
    this.#applied = { appName, shortcuts: shortcutsText }
  }
}

/** Sets the name of the windows, also of those that are opened later. Call it before the first window. */
export function applyName(
  windows: Pick<Windows, 'setName'>,
  settings: Pick<SettingsService, 'current' | 'language'>,
): void {
  const { appName } = settings.current
  windows.setName(mainTexts[settings.language].appName[appName], appName)
}

/** The words of the launchers. Under another name they do not say what Luwte is. */
export function launcherWords(appName: AppName): LauncherWords {
  const isOwn = appName === 'luwte'
  const wordsIn = (language: Language) => {
    const words = mainTexts[language]
    const { checkIn, write, helpNow } = words.menu[isOwn ? 'own' : 'neutral']
    const comment = words.launcher[isOwn ? 'comment' : 'neutralComment']
    return { name: words.appName[appName], comment, checkIn, write, helpNow }
  }
  return { icon: appName, byLanguage: { en: wordsIn('en'), nl: wordsIn('nl') } }
}
