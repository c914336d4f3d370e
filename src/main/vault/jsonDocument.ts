import type { Clock, Files } from '../ports'
import { freeQuarantineName } from './quarantine'
import { durableAdapter, Shard } from './shard'
import type { Codec } from './crypto/envelope'
import { DamagedFile } from '../ports/faults'
import { parseObject, printObject } from './json'

/**
 * One JSON object in a file of the user data. Users may edit a plain one, so its content has to be checked. They may also
 * have put a link in its place, into a folder of theirs for such files: it is read and written through the link.
 */
export class JsonDocument<Value extends object> {
  readonly #deps: { files: Files; clock: Clock }
  readonly #folder: string
  readonly #name: string
  readonly #shard: Shard<object>
  #quarantinedAs: string | undefined
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
    this.#shard = new Shard<object>(durableAdapter(throughLinks(deps.files), this.#path(name), codec))
  }

  /**
   * What the file holds; null: there is none. A file that is no JSON object goes into quarantine and counts as none;
   * `quarantinedAs` is its new name, in the same folder. Throws `unreadable` for a fault that may pass.
   */
  async read(): Promise<{ value: unknown | null; quarantinedAs?: string }> {
    const value = await this.#readOrQuarantine()
    return { value, ...(this.#quarantinedAs === undefined ? {} : { quarantinedAs: this.#quarantinedAs }) }
  }

  /** Resolves when it is on disk. Never writes over a file that could not be read. */
  async write(value: Value): Promise<void> {
    await this.#readOrQuarantine()
    await this.#shard.change(() => value)
  }

  /** Removes the file. */
  async remove(): Promise<void> {
    await this.#deps.files.remove(await this.#target())
    await this.#shard.forget()
  }

  /** Removes what was read from memory. */
  forget(): Promise<void> {
    return this.#shard.forget()
  }

  /** Moves the file into quarantine. @returns its new name. */
  async quarantine(): Promise<string> {
    const { files } = this.#deps
    const name = await freeQuarantineName(this.#deps, this.#folder, this.#name)
    const target = await this.#target()
    const isLinked = target !== this.#path(this.#name)
    const bytes = isLinked ? await files.read(target).catch(() => null) : null
    if (bytes === null) await files.setAside(this.#path(this.#name), this.#path(name))
    else {
      // It lies in a folder of the user: what is set aside comes here, and the link stays.
      await files.writeDurably(this.#path(name), bytes)
      await files.remove(target)
    }
    await this.#shard.forget()
    return name
  }

  /** Puts a copy of the file into quarantine, before something in it is mended. @returns the name of the copy. */
  async quarantineCopy(): Promise<string> {
    const name = await freeQuarantineName(this.#deps, this.#folder, this.#name)
    const bytes = await this.#deps.files.read(await this.#target())
    if (bytes) await this.#deps.files.writeDurably(this.#path(name), bytes)
    return name
  }

  async #readOrQuarantine(): Promise<object | null> {
    await this.#sweepOnce()
    try {
      return await this.#shard.read()
    } catch (fault) {
      if (!(fault instanceof DamagedFile)) throw fault
      this.#quarantinedAs = await this.quarantine()
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

  #target(): Promise<string> {
    return this.#deps.files.targetOf(this.#path(this.#name))
  }
}

const throughLinks = (files: Files): Pick<Files, 'read' | 'writeDurably' | 'stampOf'> => ({
  stampOf: (path) => files.stampOf(path),
  read: async (path) => files.read(await files.targetOf(path)),
  writeDurably: async (path, bytes) => files.writeDurably(await files.targetOf(path), bytes),
})
