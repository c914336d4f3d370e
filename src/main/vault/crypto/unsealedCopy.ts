import type { Files } from '@main/ports'
import type { Device } from '../sync/device'
import { type JsonObject, parseObject, printObject } from '../json'
import { OPEN_FILE } from '../layout'

/**
 * What the user chose to show while the vault is locked: one file that is never sealed. It is in the user data of this
 * computer, since whoever can write in the vault folder could put other words in it. It holds copies only, so a damaged one
 * may be overwritten.
 */
export class UnsealedCopy {
  readonly #files: Files
  readonly #path: string
  readonly #vault: () => string
  readonly #device: Device

  constructor(files: Files, userData: string, vault: () => string, device: Device) {
    this.#files = files
    this.#path = `${userData}/${OPEN_FILE}`
    this.#vault = vault
    this.#device = device
  }

  /** null: there is none of this vault. Never rejects: it is used when nothing else can be read. */
  async read(): Promise<JsonObject | null> {
    try {
      const bytes = await this.#files.read(this.#path)
      const content = bytes && parseObject(bytes)
      return content?.vault === this.#device.vault ? content : null
    } catch {
      return null
    }
  }

  /** Only within a transaction. */
  async write(content: JsonObject): Promise<void> {
    await this.#files.writeDurably(this.#path, printObject({ format: 1, vault: this.#device.vault, ...content }))
    await this.#removeFromVault()
  }

  async remove(): Promise<void> {
    await this.#removeFromVault()
    await this.#files.remove(this.#path)
  }

  /** Luwte up to 0.1 kept the copy in the vault folder. */
  async #removeFromVault(): Promise<void> {
    for (const id of this.#device.ids) {
      const folder = `${this.#vault()}/${id}`
      if ((await this.#files.kindOf(folder)) === 'folder') await this.#files.remove(`${folder}/${OPEN_FILE}`)
    }
  }
}
