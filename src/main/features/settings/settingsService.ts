import {
  countryFor,
  languageFor,
  readSettings,
  type Settings,
  type SettingsChange,
} from '@shared/features/settings/settings'
import type { Notice } from '@shared/kernel/notice'
import type { Dispose } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { Mutex } from '@main/kernel/mutex'

interface Dependencies {
  document: JsonDocument<object>
  systemLocale: string
  onNotice: (notice: Notice) => void
}

/** The settings of this computer: read once, written through on each change. */
export class SettingsService {
  readonly #document: JsonDocument<object>
  readonly #systemLocale: string
  readonly #onNotice: (notice: Notice) => void
  readonly #mutex = new Mutex()
  readonly #listeners = new Set<(settings: Settings) => void>()
  /** As in the file: fields that a newer version wrote are kept. */
  #stored: Record<string, unknown>
  #current: Settings
  /** Settings that made no sense, for as long as the file still holds them. */
  #mended: string[]

  private constructor({ document, systemLocale, onNotice }: Dependencies, value: unknown) {
    const { settings, mended } = readSettings(value)
    this.#document = document
    this.#systemLocale = systemLocale
    this.#onNotice = onNotice
    this.#stored = value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
    this.#current = settings
    this.#mended = mended
  }

  static async open(deps: Dependencies): Promise<SettingsService> {
    const { value, damagedAside } = await deps.document.read()
    if (damagedAside) deps.onNotice({ code: 'settings-mended', fields: [], aside: damagedAside })
    const settings = new SettingsService(deps, value)
    // A full disk must not keep the app from starting: the file stays as it is, and is repaired at the first change.
    await settings.#mend().catch(() => undefined)
    return settings
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

  /**
   * Changes run one after another, so that of two made at once neither undoes the other. A change that depends on the
   * current settings is given as a function.
   */
  change(change: SettingsChange | ((current: Settings) => SettingsChange)): Promise<Settings> {
    return this.#mutex.run(async () => {
      await this.#mend()
      const wanted = typeof change === 'function' ? change(this.#current) : change
      const next = { ...this.#current, ...wanted }
      await this.#write(next)
      for (const listener of [...this.#listeners]) listener(next)
      return next
    })
  }

  onChange(listener: (settings: Settings) => void): Dispose {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Replaces what made no sense, so that it is reported once. First the file is copied as it is. */
  async #mend(): Promise<void> {
    if (this.#mended.length === 0) return
    const aside = await this.#document.keepCopy()
    await this.#write(this.#current)
    this.#onNotice({ code: 'settings-mended', fields: this.#mended, aside })
    this.#mended = []
  }

  async #write(next: Settings): Promise<void> {
    const stored = { ...this.#stored, ...next }
    await this.#document.write(stored)
    this.#stored = stored
    this.#current = next
  }
}
