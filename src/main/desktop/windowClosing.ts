import type { Desktop, Windows } from '../ports'
import { mainTexts } from '../kernel/mainTexts'
import type { MomentScheduler } from '../features/moments/momentScheduler'
import type { SettingsService } from '../features/settings/settingsService'

interface Dependencies {
  desktop: Pick<Desktop, 'ask' | 'quit'>
  windows: Pick<Windows, 'close'>
  settings: SettingsService
  reminders: Pick<MomentScheduler, 'isOn'>
  hasTray: () => boolean
  quietly: (work: Promise<unknown>) => Promise<void>
}

/**
 * What closing the main window means. With a tray it puts Luwte away in it. Without one it is as with any other program,
 * unless moments are to come: then it is asked once whether Luwte stays in the background.
 */
export class WindowClosing {
  readonly #deps: Dependencies
  #asking: Promise<void> | null = null
  /** Also where it could not be written down, once is enough for as long as Luwte runs. */
  #said: 'stay' | 'quit' | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** false: it stays open until it is known what closing it means. */
  mayCloseMain(): boolean {
    if (this.#deps.hasTray() || !this.#deps.reminders.isOn || this.#meaning !== null) return true
    // One box, however often the window is asked to close meanwhile.
    if (!this.#asking) this.#asking = this.#ask().finally(() => (this.#asking = null))
    return false
  }

  /** The last window is gone. Out of sight, with nothing left to do, Luwte would only be in the way. */
  leaveIfUseless(): void {
    const { desktop, hasTray, reminders } = this.#deps
    if (!hasTray() && (!reminders.isOn || this.#meaning === 'quit')) desktop.quit()
  }

  get #meaning(): 'stay' | 'quit' | null {
    return this.#deps.settings.current.closingWithoutTray ?? this.#said
  }

  async #ask(): Promise<void> {
    const { desktop, quietly, settings, windows } = this.#deps
    const { appName, noTray } = mainTexts[settings.language]
    const { title, text, stay, quit } = noTray(appName[settings.current.appName])
    this.#said = (await desktop.ask({ title, text, answers: [stay, quit] })) === 0 ? 'stay' : 'quit'
    await quietly(settings.change({ closingWithoutTray: this.#said }))
    if (this.#said === 'stay') windows.close('main')
    else desktop.quit()
  }
}
