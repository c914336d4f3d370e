import { withAsked } from '@shared/features/settings/firstQuestions'
import { mainTexts } from '../kernel/mainTexts'
import type { RunInBackground } from '../kernel/pendingTasks'
import type { Dispose, Notifier, Windows } from '../ports'
import type { SettingsService } from '../features/settings/settingsService'

interface Dependencies {
  notifier: Notifier
  windows: Pick<Windows, 'open'>
  settings: SettingsService
  inBackground: RunInBackground
}

/** No moment has this id: those have a `@` in theirs. */
const ID = 'resting'

/** Says once, when the main window is closed for the first time, that Luwte goes on beside the clock. */
export class RestingNotice {
  readonly #deps: Dependencies
  readonly #stopListening: Dispose
  #isTold = false

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#stopListening = deps.notifier.onClick((id) => {
      if (id === ID) deps.windows.open('main', '/today')
    })
  }

  tell(): void {
    const { inBackground, settings } = this.#deps
    if (this.#isTold || settings.current.askedOnce.includes('closing')) return
    this.#isTold = true
    void inBackground(this.#show())
  }

  dispose(): void {
    this.#stopListening()
    if (this.#isTold) this.#deps.notifier.close(ID)
  }

  /** Where it cannot be shown, it is told another time. */
  async #show(): Promise<void> {
    const { notifier, settings } = this.#deps
    const { appName: icon } = settings.current
    const words = mainTexts[settings.language]
    const appName = words.appName[icon]
    const { title, body } = words.resting(appName)
    const shown = await notifier.show({ id: ID, appName, icon, title, body, buttons: [], isPassing: true })
    if (shown === 'shown') await settings.change(({ askedOnce }) => ({ askedOnce: withAsked(askedOnce, 'closing') }))
  }
}
