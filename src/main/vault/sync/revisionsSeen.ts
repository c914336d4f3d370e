import * as v from 'valibot'
import type { Clock, Dispose } from '@main/ports'
import type { JsonDocument } from '../jsonDocument'

const StoredSchema = v.object({
  vault: v.string(),
  files: v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
})

/** One write for the changes of this time. After a crash, the lost ones only mean that less is noticed. */
const SAVE_AFTER_MS = 20_000

/**
 * The last revision that this computer read or wrote of each shard. A shard with a lower one is an old copy that somebody put
 * back. Stored in the cache folder: where that is put back too, nothing is noticed.
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

  /** By the path in the vault. */
  all(): Promise<ReadonlyMap<string, number>> {
    return this.#all()
  }

  /** @param revision 0: there is no file. @returns whether a higher one was seen before. */
  async isOlder(file: string, revision: number): Promise<boolean> {
    return revision < ((await this.#all()).get(file) ?? 0)
  }

  /** The files that were seen: their paths in the vault. */
  async names(): Promise<string[]> {
    return [...(await this.#all()).keys()]
  }

  /** @param revision the one to compare with from now on; 0: the file was removed. */
  async note(file: string, revision: number): Promise<void> {
    const files = await this.#all()
    if ((files.get(file) ?? 0) === revision) return
    if (revision === 0) files.delete(file)
    else files.set(file, revision)
    this.#timer ??= this.#clock.after(SAVE_AFTER_MS, () => void this.save())
  }

  /** Writes what has changed. Never rejects: where it fails, less is noticed. */
  async save(): Promise<void> {
    if (this.#timer === null || !this.#files) return
    this.#timer()
    this.#timer = null
    const content = { app: 'luwte', format: 1, vault: this.#ofVault, files: Object.fromEntries(this.#files) }
    await this.#document.write(content).catch(() => undefined)
  }

  /** Writes the file again, sealed or plain as the vault is now. */
  async reseal(): Promise<void> {
    await this.#all()
    this.#timer ??= () => undefined
    await this.save()
  }

  /** Clears the memory; the next question reads the file again. */
  async forget(): Promise<void> {
    await this.save()
    this.#files = null
    await this.#document.forget()
  }

  async #all(): Promise<Map<string, number>> {
    const vault = this.#vault()
    if (this.#files && this.#ofVault === vault) return this.#files
    const stored = await this.#document.read().catch(() => ({ value: null }))
    const parsed = v.safeParse(StoredSchema, stored.value)
    this.#ofVault = vault
    this.#files = new Map(parsed.success && parsed.output.vault === vault ? Object.entries(parsed.output.files) : [])
    return this.#files
  }
}
