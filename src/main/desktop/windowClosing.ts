import type { RunInBackground } from '../kernel/pendingTasks'
import type { AppLifecycle, MessageBox, Windows } from '../ports'
import { mainTexts } from '../kernel/mainTexts'
import type { MomentScheduler } from '../features/moments/momentScheduler'
import type { RestingNotice } from './restingNotice'
import type { SettingsService } from '../features/settings/settingsService'

interface Dependencies {
  messageBox: MessageBox
  lifecycle: AppLifecycle
  windows: Pick<Windows, 'close'>
  settings: SettingsService
  scheduler: Pick<MomentScheduler, 'isOn'>
  hasTray: () => boolean
  resting: Pick<RestingNotice, 'tell'>
  inBackground: RunInBackground
}

/**
 * What closing the main window does. With a tray, Luwte stays in it, and says so the first time. Without a tray Luwte quits, unless moments are planned:
 * then the user is asked once whether Luwte stays in the background.
 */
export class WindowClosing {
  readonly #deps: Dependencies
  #asking: Promise<void> | null = null
  /** Kept also when it could not be saved: the user is asked only once while Luwte runs. */
  #answer: 'stay' | 'quit' | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** false: the window stays open until the user has answered. */
  mayCloseMain(): boolean {
    if (this.#deps.hasTray()) {
      this.#deps.resting.tell()
      return true
    }
    if (!this.#deps.scheduler.isOn || this.#choice !== null) return true
    // One dialog, however often the user closes the window meanwhile.
    if (!this.#asking) this.#asking = this.#ask().finally(() => (this.#asking = null))
    return false
  }

  /** Called after the last window: quits when there is no tray and no moment is planned. */
  quitIfUseless(): void {
    const { hasTray, lifecycle, scheduler } = this.#deps
    if (!hasTray() && (!scheduler.isOn || this.#choice === 'quit')) lifecycle.quit()
  }

  get #choice(): 'stay' | 'quit' | null {
    return this.#deps.settings.current.closingWithoutTray ?? this.#answer
  }

  async #ask(): Promise<void> {
    const { inBackground, lifecycle, messageBox, settings, windows } = this.#deps
    const { appName, noTray } = mainTexts[settings.language]
    const { title, text, stay, quit } = noTray(appName[settings.current.appName])
    this.#answer = (await messageBox.ask({ title, text, answers: [stay, quit] })) === 0 ? 'stay' : 'quit'
    await inBackground(settings.change({ closingWithoutTray: this.#answer }))
    if (this.#answer === 'stay') windows.close('main')
    else lifecycle.quit()
  }
}
