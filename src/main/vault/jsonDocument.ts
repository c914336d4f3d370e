import type { Clock, Files } from '../ports'
import { freeQuarantineName } from './quarantine'
import { durableAdapter } from './durableAdapter'
import type { Codec } from './crypto/envelope'
import { DamagedFile } from '../ports/faults'
import { parseObject, printObject } from './json'
import { Shard } from './shard'

/** One JSON object in a file of the user data; plain, it may be opened and edited. What it means is for others. */
export class JsonDocument<Value extends object> {
  readonly #deps: { files: Files; clock: Clock }
  readonly #folder: string
  readonly #name: string
  readonly #shard: Shard<object>
  #damagedAside: string | undefined
  #isSwept = false

  constructor(
    deps: { files: Files; clock: Clock },
    folder: string,
    name: string,
    codec: Codec<object> = { decode: parseObject, encode: printObject },
  ) {
    this.#deps = deps
    this.#folder = folder
    this.#name = name
    this.#shard = new Shard<object>(durableAdapter(deps.files, this.#path(name), codec))
  }

  /**
   * What the file holds; null when there is none. A file that is no JSON object is renamed and counts as none;
   * `damagedAside` is its new name, in the same folder. Throws `unreadable` for a fault that may pass.
   */
  async read(): Promise<{ value: unknown | null; damagedAside?: string }> {
    const value = await this.#readOrSetAside()
    return { value, ...(this.#damagedAside === undefined ? {} : { damagedAside: this.#damagedAside }) }
  }

  /** Resolves when it is on disk. Never writes over a file that could not be read. */
  async write(value: Value): Promise<void> {
    await this.#readOrSetAside()
    await this.#shard.change(() => value)
  }

  /** Takes the file away. */
  async remove(): Promise<void> {
    await this.#deps.files.remove(this.#path(this.#name))
    await this.#shard.forget()
  }

  /** Lets go of what was read. */
  forget(): Promise<void> {
    return this.#shard.forget()
  }

  /** Puts the file into quarantine, under another name. @returns the name. */
  async setAside(): Promise<string> {
    const name = await freeQuarantineName(this.#deps, this.#folder, this.#name)
    await this.#deps.files.setAside(this.#path(this.#name), this.#path(name))
    await this.#shard.forget()
    return name
  }

  /** Keeps a copy of the file as it is, before something in it is mended. Returns the name of the copy. */
  async keepCopy(): Promise<string> {
    const name = await freeQuarantineName(this.#deps, this.#folder, this.#name)
    const bytes = await this.#deps.files.read(this.#path(this.#name))
    if (bytes) await this.#deps.files.writeDurably(this.#path(name), bytes)
    return name
  }

  async #readOrSetAside(): Promise<object | null> {
    await this.#sweepOnce()
    try {
      return await this.#shard.read()
    } catch (fault) {
      if (!(fault instanceof DamagedFile)) throw fault
      this.#damagedAside = await this.setAside()
      return this.#shard.read()
    }
  }

  async #sweepOnce(): Promise<void> {
    if (this.#isSwept) return
    this.#isSwept = true
    // Leftovers do no harm; a folder that cannot be cleared must not keep Luwte from starting.
    await this.#deps.files.sweep(this.#folder).catch(() => undefined)
  }

  #path(name: string): string {
    return `${this.#folder}/${name}`
  }
}
