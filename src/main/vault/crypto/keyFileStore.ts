import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import { LuwteError } from '@shared/kernel/errors'
import type { Digest, Files } from '@main/ports'
import { DamagedFile } from '@main/ports/faults'
import { printObject } from '../json'
import { decodeKeyFile, encodeKeyFile, type KeyFile, type StoredKeyFiles } from './keyFile'
import { KEYS_FOLDER } from '../layout'

const RETIRED = '.retired.json'

interface Dependencies {
  files: Files
  digest: Digest
  /** The vault. */
  folder: () => string
  /** Where this computer keeps copies, for the day when those in the vault are damaged or gone; null: nowhere. */
  copies: string | null
  /** Did this computer seal what it wrote in it? */
  wasSealed: (vault: string | null) => boolean
  /** A file in the vault is another one than this computer knows under its name. */
  onForeign: () => void
}

/**
 * The key files of a vault. Each is written once and never changed, so what this computer knows of one counts for more than
 * what lies in a folder that others reach.
 */
export class KeyFileStore {
  readonly #deps: Dependencies
  /** By where it lies; what cannot be read is looked at again each time. */
  readonly #known = new Map<string, KeyFile>()
  #hasUnread = false
  #last: { looked: string; lying: StoredKeyFiles } | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** @param vault its id: copies of the keys of another one do not count. */
  async look(vault: string | null): Promise<StoredKeyFiles> {
    const wasWhole = !this.#hasUnread
    this.#hasUnread = false
    const names = await this.#names(this.#vaultFolder)
    const looked = [vault, ...names].join('\n')
    // It is asked before every reading and writing. A file that has a name here is never changed any more.
    if (this.#last?.looked === looked && wasWhole && !this.#hasUnread) return this.#last.lying
    const lying = await this.#lying(vault, names)
    this.#last = { looked, lying }
    return lying
  }

  async #lying(vault: string | null, names: readonly string[]): Promise<StoredKeyFiles> {
    const { copies, onForeign } = this.#deps
    const inVault = await this.#read(this.#vaultFolder, names)
    const here = copies === null ? new Map<Id, KeyFile>() : await this.#read(copies, await this.#names(copies))
    const known = new Set<Id>()
    for (const [id, file] of here) {
      if (file.vault !== vault) continue
      known.add(id)
      const there = inVault.get(id)
      if (there && JSON.stringify(there) !== JSON.stringify(file)) onForeign()
      inVault.set(id, file)
    }
    const retired = names.filter((name) => name.endsWith(RETIRED)).map((name) => name.slice(0, -RETIRED.length))
    // Anybody can make a tombstone: what is known here goes only when something proves to take its place.
    const isStrange = (id: string) => v.is(IdSchema, id) && !known.has(id)
    // Every trace of the keys of a sealed vault is gone: then nothing that is tried is a wrong passphrase.
    if (inVault.size + retired.length === 0 && this.#deps.wasSealed(vault)) this.#hasUnread = true
    const files = [...inVault.values()]
    return { files, known, retired: new Set(retired.filter(isStrange)), hasUnread: this.#hasUnread }
  }

  /** Some key file could not be read: a passphrase that does not open anything may be right all the same. */
  get hasUnread(): boolean {
    return this.#hasUnread
  }

  async write(file: KeyFile): Promise<void> {
    const { digest, files } = this.#deps
    const bytes = encodeKeyFile(digest, file)
    // What was wrapped must be there to be read before anything else goes.
    const path = `${this.#vaultFolder}/${file.id}.json`
    this.#last = null
    await files.writeDurably(path, bytes)
    const back = await files.read(path)
    if (!back || JSON.stringify(decodeKeyFile(digest, back)) !== JSON.stringify(decodeKeyFile(digest, bytes)))
      throw new LuwteError('not-writable', 'a key file did not come back as it was written')
    await this.#copy(file)
  }

  /**
   * Takes away for good those that count no more. The tombstone first: a copy that comes back counts no more either. It is
   * the same file on whatever computer it is made: two that make it at once leave a sync tool no conflict.
   */
  async retire(ids: readonly Id[]): Promise<void> {
    const { files, copies } = this.#deps
    for (const id of ids) {
      const tombstone = `${this.#vaultFolder}/${id}${RETIRED}`
      if ((await files.read(tombstone)) === null)
        await files.writeDurably(tombstone, printObject({ app: 'luwte', format: 1, id }))
      await files.remove(`${this.#vaultFolder}/${id}.json`)
      if (copies !== null) await files.remove(`${copies}/${id}.json`)
    }
  }

  /** Both places hold these, which have proven to belong to this vault. */
  async keepInStep(genuine: readonly KeyFile[]): Promise<void> {
    const { files, digest } = this.#deps
    for (const file of genuine) {
      await this.#copy(file)
      const path = `${this.#vaultFolder}/${file.id}.json`
      if (this.#known.has(path)) continue
      const bytes = await files.read(path).catch(() => undefined)
      // One that cannot be read now may be on its way; one that is damaged is no loss to anybody.
      if (bytes === null || (bytes && !isReadable(digest, bytes)))
        await files.writeDurably(path, encodeKeyFile(digest, file))
    }
  }

  /** Leftovers of writes that were cut short. Key files are written so rarely that no other computer is at it now. */
  async sweep(): Promise<void> {
    const { copies, files } = this.#deps
    await files.sweep(this.#vaultFolder)
    if (copies !== null) await files.sweep(copies)
  }

  forgetAll(): void {
    this.#last = null
    this.#known.clear()
  }

  get #vaultFolder(): string {
    return `${this.#deps.folder()}/${KEYS_FOLDER}`
  }

  async #copy(file: KeyFile): Promise<void> {
    const { copies, digest, files } = this.#deps
    if (copies === null || this.#known.has(`${copies}/${file.id}.json`)) return
    await files.writeDurably(`${copies}/${file.id}.json`, encodeKeyFile(digest, file))
    this.#last = null
  }

  async #read(folder: string, names: readonly string[]): Promise<Map<Id, KeyFile>> {
    const found = new Map<Id, KeyFile>()
    for (const name of names) {
      const id = name.slice(0, -'.json'.length)
      if (!v.is(IdSchema, id) || !name.endsWith('.json')) continue
      const file = await this.#one(`${folder}/${name}`)
      if (file?.id === id) found.set(id, file)
    }
    return found
  }

  async #one(path: string): Promise<KeyFile | null> {
    const known = this.#known.get(path)
    if (known) return known
    const { digest, files } = this.#deps
    try {
      const bytes = await files.read(path)
      if (bytes === null) return null
      const file = decodeKeyFile(digest, bytes)
      this.#known.set(path, file)
      return file
    } catch {
      this.#hasUnread = true
      return null
    }
  }

  /** A folder that cannot be listed now holds nothing that could be counted on. */
  #names(folder: string): Promise<string[]> {
    return this.#deps.files.list(folder).catch(() => {
      this.#hasUnread = true
      return []
    })
  }
}

function isReadable(digest: Digest, bytes: Uint8Array): boolean {
  try {
    decodeKeyFile(digest, bytes)
    return true
  } catch (fault) {
    return !(fault instanceof DamagedFile)
  }
}
