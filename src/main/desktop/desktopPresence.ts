import type { AppName, Language } from '@shared/features/settings/settings'
import type { ShortcutName } from '@shared/features/settings/shortcuts'
import type { DesktopPresence } from '@shared/desktop/contract'
import type { LauncherKind, LauncherWords, Log, Ports } from '../ports'
import { mainTexts } from '../kernel/mainTexts'
import type { SettingsService } from '../features/settings/settingsService'

interface Dependencies {
  ports: Pick<Ports, 'notifier' | 'holdSources' | 'launchers' | 'shortcuts' | 'windows'>
  log: Log
  settings: SettingsService
  hasTray: () => boolean
}

/** How Luwte stands on this desktop: its name, its launchers, its keys, and what works here. */
export class PresenceOnDesktop {
  readonly #deps: Dependencies
  #taken: ShortcutName[] = []
  #shown: { appName: AppName; shortcuts: string } | null = null

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

  async setLauncher(kind: LauncherKind, isOn: boolean): Promise<DesktopPresence> {
    await this.#deps.ports.launchers.set(kind, isOn, launcherWords(this.#deps.settings.current.appName))
    return this.describe()
  }

  /** What the windows are called: also those that are still to be made, so it is said before the first one. */
  takeName(): void {
    const { ports, settings } = this.#deps
    const { appName } = settings.current
    ports.windows.setName(mainTexts[settings.language].appName[appName], appName)
  }

  /** Takes over what the settings say. Only what changed is set: taking keys anew would lose a press. */
  apply(): void {
    const { ports, settings } = this.#deps
    const { appName, shortcuts } = settings.current
    this.takeName()
    const keys = JSON.stringify(shortcuts)
    if (this.#shown?.shortcuts !== keys) this.#taken = ports.shortcuts.set(shortcuts)
    if (this.#shown?.appName !== appName)
      ports.launchers.refresh(launcherWords(appName)).catch((fault: unknown) => {
        this.#deps.log.warn(`launchers: ${String(fault)}`)
      })
    this.#shown = { appName, shortcuts: keys }
  }
}

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
