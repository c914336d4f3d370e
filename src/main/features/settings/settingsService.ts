import { countryByZone, type Surroundings, whereaboutsFor } from '@shared/features/settings/country'
import { languageFor, readSettings, type Settings, type SettingsChange } from '@shared/features/settings/settings'
import type { Notice } from '@shared/kernel/notice'
import type { Dispose } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { Mutex } from '@main/kernel/mutex'

interface Dependencies {
  document: JsonDocument<object>
  /** What the computer says about where it is; it may be elsewhere later. */
  surroundings: () => Surroundings
  onNotice: (notice: Notice) => void
}

/** The settings of this computer: read once, written on each change. */
export class SettingsService {
  readonly #document: JsonDocument<object>
  readonly #surroundings: () => Surroundings
  readonly #onNotice: (notice: Notice) => void
  readonly #mutex = new Mutex()
  readonly #listeners = new Set<(settings: Settings) => void>()
  /** As in the file, with fields that a newer version wrote. */
  #stored: Record<string, unknown>
  #current: Settings
  /** The names of settings whose value in the file is not valid. */
  #invalid: string[]

  private constructor({ document, surroundings, onNotice }: Dependencies, value: unknown) {
    const { settings, mended } = readSettings(value)
    this.#document = document
    this.#surroundings = surroundings
    this.#onNotice = onNotice
    this.#stored = value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
    this.#current = settings
    this.#invalid = mended
  }

  /** Reads the settings. Invalid values are replaced by their defaults and reported by `onNotice`. */
  static async open(deps: Dependencies): Promise<SettingsService> {
    const { value, quarantinedAs } = await deps.document.read()
    if (quarantinedAs) deps.onNotice({ code: 'settings-mended', fields: [], aside: quarantinedAs })
    const settings = new SettingsService(deps, value)
    // A full disk must not keep Luwte from starting: the file stays as it is, and is repaired at the first change.
    await settings.#repair().catch(() => undefined)
    return settings
  }

  get current(): Settings {
    return this.#current
  }

  get language() {
    return languageFor(this.#current, this.#surroundings().locale)
  }

  get whereabouts() {
    return whereaboutsFor(this.#current, this.#surroundings())
  }

  /** Keeps the country that the user chose. Where they are now is not asked again on this journey. */
  chooseCountry(country: Settings['country'], others: SettingsChange = {}): Promise<Settings> {
    return this.change({ ...others, country, countryAskedIn: countryByZone(this.#surroundings()) })
  }

  /** To be called when the time zone is another one. */
  async arrive(): Promise<void> {
    await this.endJourney()
    this.#tell()
  }

  /** Back in the chosen country, a journey is over: on the next one the user is asked again. To be called at the start too. */
  async endJourney(): Promise<void> {
    const { country, countryAskedIn } = this.#current
    if (country === null || countryAskedIn === country) return
    if (countryByZone(this.#surroundings()) !== country) return
    // On a full disk it stays as it is: at worst the user is not asked once.
    await this.change({ countryAskedIn: country }).catch(() => undefined)
  }

  /**
   * Changes run one after another, so that none undoes another one. Pass a function when the change depends on the current
   * settings. Resolves when it is on disk; throws what writing throws.
   */
  change(change: SettingsChange | ((current: Settings) => SettingsChange)): Promise<Settings> {
    return this.#mutex.run(async () => {
      await this.#repair()
      const wanted = typeof change === 'function' ? change(this.#current) : change
      const next = { ...this.#current, ...wanted }
      await this.#write(next)
      this.#tell()
      return next
    })
  }

  onChange(listener: (settings: Settings) => void): Dispose {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener(this.#current)
  }

  /** Writes defaults in the place of invalid values, so that they are reported once. Keeps a copy of the file first. */
  async #repair(): Promise<void> {
    if (this.#invalid.length === 0) return
    const aside = await this.#document.quarantineCopy()
    await this.#write(this.#current)
    this.#onNotice({ code: 'settings-mended', fields: this.#invalid, aside })
    this.#invalid = []
  }

  async #write(next: Settings): Promise<void> {
    const stored = { ...this.#stored, ...next }
    await this.#document.write(stored)
    this.#stored = stored
    this.#current = next
  }
}
