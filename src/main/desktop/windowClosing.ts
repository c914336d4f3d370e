import type { InBackground } from '../kernel/pendingTasks'
import type { AppLifecycle, MessageBox, Windows } from '../ports'
import { mainTexts } from '../kernel/mainTexts'
import type { MomentScheduler } from '../features/moments/momentScheduler'
import type { SettingsService } from '../features/settings/settingsService'

interface Dependencies {
  messageBox: MessageBox
  lifecycle: AppLifecycle
  windows: Pick<Windows, 'close'>
  settings: SettingsService
  scheduler: Pick<MomentScheduler, 'isOn'>
  hasTray: () => boolean
  inBackground: InBackground
}

/**
 * What closing the main window means. With a tray, Luwte stays in it. Without one it is as with any other program,
 * unless moments are to come: then it is asked once whether Luwte stays in the background.
 */
export class WindowClosing {
  readonly #deps: Dependencies
  #asking: Promise<void> | null = null
  /** Also where it could not be saved: it is asked only once while Luwte runs. */
  #answer: 'stay' | 'quit' | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** false: the window stays open until it is known what closing it means. */
  mayCloseMain(): boolean {
    if (this.#deps.hasTray() || !this.#deps.scheduler.isOn || this.#meaning !== null) return true
    // One dialog, however often the window is asked to close meanwhile.
    if (!this.#asking) this.#asking = this.#ask().finally(() => (this.#asking = null))
    return false
  }

  /** After the last window: quits where Luwte has no tray and nothing left to do. */
  quitIfUseless(): void {
    const { hasTray, lifecycle, scheduler } = this.#deps
    if (!hasTray() && (!scheduler.isOn || this.#meaning === 'quit')) lifecycle.quit()
  }

  get #meaning(): 'stay' | 'quit' | null {
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
