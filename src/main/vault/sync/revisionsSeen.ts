import * as v from 'valibot'
import type { Clock, Dispose } from '@main/ports'
import type { JsonDocument } from '../jsonDocument'

const KeptSchema = v.object({
  vault: v.string(),
  files: v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
})

/** Written a while after a change, for many at once: what a crash takes from it only makes it notice less. */
const KEEP_AFTER_MS = 20_000

/**
 * The revision of each file of the vault that this computer read or wrote last. A file that comes back older was put back
 * by somebody. Lies in the cache: who puts that back too is not noticed.
 */
export class RevisionsSeen {
  readonly #document: JsonDocument<object>
  readonly #clock: Clock
  readonly #vault: () => string | null
  #files: Map<string, number> | null = null
  #ofVault: string | null = null
  #timer: Dispose | null = null

  constructor(document: JsonDocument<object>, clock: Clock, vault: () => string | null) {
    this.#document = document
    this.#clock = clock
    this.#vault = vault
  }

  /** Is this an earlier one than was seen? 0: there is no file. */
  async isOlder(file: string, revision: number): Promise<boolean> {
    return revision < ((await this.#all()).get(file) ?? 0)
  }

  /** This is the one that counts from now on. */
  async note(file: string, revision: number): Promise<void> {
    const files = await this.#all()
    if ((files.get(file) ?? 0) === revision) return
    if (revision === 0) files.delete(file)
    else files.set(file, revision)
    this.#timer ??= this.#clock.after(KEEP_AFTER_MS, () => void this.keep())
  }

  /** Never rejects: without it, less is noticed. */
  async keep(): Promise<void> {
    if (this.#timer === null || !this.#files) return
    this.#timer()
    this.#timer = null
    const content = { app: 'luwte', format: 1, vault: this.#ofVault, files: Object.fromEntries(this.#files) }
    await this.#document.write(content).catch(() => undefined)
  }

  /** Written as it should lie now, sealed or open. */
  async reseal(): Promise<void> {
    await this.#all()
    this.#timer ??= () => undefined
    await this.keep()
  }

  /** Until it is asked again, nothing of it is in memory. */
  async forget(): Promise<void> {
    await this.keep()
    this.#files = null
    await this.#document.forget()
  }

  async #all(): Promise<Map<string, number>> {
    const vault = this.#vault()
    if (this.#files && this.#ofVault === vault) return this.#files
    const kept = await this.#document.read().catch(() => ({ value: null }))
    const parsed = v.safeParse(KeptSchema, kept.value)
    this.#ofVault = vault
    this.#files = new Map(parsed.success && parsed.output.vault === vault ? Object.entries(parsed.output.files) : [])
    return this.#files
  }
}
