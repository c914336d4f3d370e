import { countryFor, languageFor, readSettings, type Settings, type SettingsChange } from '@shared/domain/settings'
import type { Notice } from '@shared/ipc/contract'
import type { Document } from '../storage/document'

interface Dependencies {
  document: Document<object>
  systemLocale: string
  onNotice: (notice: Notice) => void
}

/** The settings of this computer: read once, written through on each change. */
export class SettingsService {
  readonly #document: Document<object>
  readonly #systemLocale: string
  readonly #listeners = new Set<(settings: Settings) => void>()
  /** What a newer Luwte wrote beside the fields we know is kept. */
  #stored: Record<string, unknown>
  #current: Settings

  private constructor(
    document: Document<object>,
    systemLocale: string,
    stored: Record<string, unknown>,
    current: Settings,
  ) {
    this.#document = document
    this.#systemLocale = systemLocale
    this.#stored = stored
    this.#current = current
  }

  static async open({ document, systemLocale, onNotice }: Dependencies): Promise<SettingsService> {
    const { value, damagedAside } = await document.read()
    const { settings, mended } = readSettings(value)
    if (damagedAside) onNotice({ code: 'settings-mended', fields: [], aside: damagedAside })
    else if (mended.length > 0) onNotice({ code: 'settings-mended', fields: mended, aside: await document.keepCopy() })
    const stored = value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
    return new SettingsService(document, systemLocale, stored, settings)
  }

  get current(): Settings {
    return this.#current
  }

  get language() {
    return languageFor(this.#current, this.#systemLocale)
  }

  get country() {
    return countryFor(this.#current, this.#systemLocale)
  }

  async change(change: SettingsChange): Promise<Settings> {
    const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const next = { ...this.#current, ...defined }
    const stored = { ...this.#stored, ...next }
    await this.#document.write(stored)
    this.#stored = stored
    this.#current = next
    for (const listener of this.#listeners) listener(next)
    return next
  }

  onChange(listener: (settings: Settings) => void): void {
    this.#listeners.add(listener)
  }
}
