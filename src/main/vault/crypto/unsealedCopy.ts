import type { Files } from '@main/ports'
import type { Device } from '../sync/device'
import { type JsonObject, parseObject, printObject } from '../json'
import { OPEN_FILE } from '../layout'

/**
 * What the user chose to show while the vault is locked: one file in this computer's folder that is never sealed. It holds
 * copies only, so a damaged one may be overwritten. The files of other devices are not read.
 */
export class UnsealedCopy {
  readonly #files: Files
  readonly #vault: () => string
  readonly #device: Device

  constructor(files: Files, vault: () => string, device: Device) {
    this.#files = files
    this.#vault = vault
    this.#device = device
  }

  /** The newest copy that can be read; null: there is none. Never rejects: it is used when nothing else can be read. */
  async read(): Promise<JsonObject | null> {
    for (const path of this.#paths()) {
      try {
        const bytes = await this.#files.read(path)
        if (bytes) return parseObject(bytes)
      } catch {
        // The copy under a former id may be readable.
      }
    }
    return null
  }

  /** Only within a transaction. Copies under a former id stay: if the vault was damaged, they may hold more than this one. */
  write(content: JsonObject): Promise<void> {
    const path = `${this.#vault()}/${this.#device.id}/${OPEN_FILE}`
    return this.#files.writeDurably(path, printObject({ format: 1, ...content }))
  }

  async remove(): Promise<void> {
    for (const path of this.#paths()) await this.#files.remove(path)
  }

  #paths(): string[] {
    return [this.#device.id, ...this.#device.formerIds].map((id) => `${this.#vault()}/${id}/${OPEN_FILE}`)
  }
}
