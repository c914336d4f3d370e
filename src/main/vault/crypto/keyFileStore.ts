import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import { LuwteError } from '@shared/kernel/errors'
import type { Digest, Files } from '@main/ports'
import { DamagedFile } from '@main/ports/faults'
import { printObject } from '../json'
import { decodeKeyFile, encodeKeyFile, type KeyFile, type StoredKeyFiles } from './keyFile'
import { listOwn, refuseLink } from '../folders'
import { KEYS_FOLDER } from '../layout'

const RETIRED = '.retired.json'
/** Luwte makes a handful. If there are more of others than this, somebody put them there. */
const MAX_FOREIGN = 100
/** A slot takes about 1 KiB; a list of files takes more, 100 bytes a file. */
const MAX_BYTES = 4 * 1024 * 1024

interface Dependencies {
  files: Files
  digest: Digest
  /** The vault folder. */
  folder: () => string
  /** The folder of this computer's copies, for when those in the vault are damaged or gone; null: there are none. */
  copies: string | null
  /** Did this computer seal its files in the vault of this id? */
  wasSealed: (vault: string | null) => boolean
  /** Ids of key files that the user said are not theirs: they do not count here. */
  disowned: () => readonly Id[]
  /** A key file in the vault differs from this computer's copy of it. */
  onForeign: () => void
  /** There are more key files of others than are read. */
  onTooMany: () => void
}

/**
 * The key files of a vault. Each is written once and never changed, so this computer's copy of one is trusted more than the
 * file in the vault folder, which others can reach.
 */
export class KeyFileStore {
  readonly #deps: Dependencies
  /** By path. Files that could not be read are not in it: they are read again each time. */
  readonly #known = new Map<string, KeyFile>()
  /** By path, the stamp of what turned out to be no key file: it is read again only once it has changed. */
  readonly #damaged = new Map<string, string>()
  #hasUnread = false
  #hasTooMany = false
  #last: { look: string; stored: StoredKeyFiles } | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** @param vault the id of the vault: copies of key files of another vault are ignored. */
  async look(vault: string | null): Promise<StoredKeyFiles> {
    const wasWhole = !this.#hasUnread
    this.#hasUnread = false
    const names = (await this.#names(this.#vaultFolder)).filter((name) => !this.#isDisowned(name))
    const look = [vault, ...names].join('\n')
    // This is called before every read and write. With the same names the content is the same: key files never change.
    if (this.#last?.look === look && wasWhole && !this.#hasUnread) return this.#last.stored
    const stored = await this.#readAll(vault, names)
    this.#last = { look, stored }
    return stored
  }

  async #readAll(vault: string | null, names: readonly string[]): Promise<StoredKeyFiles> {
    const { copies, onForeign, onTooMany } = this.#deps
    const copied = copies === null ? [] : await this.#names(copies)
    const here = copies === null ? new Map<Id, KeyFile>() : await this.#read(copies, copied)
    const isForeign = (name: string) => !copied.includes(name)
    const foreign = names.filter((name) => isForeign(name) && !name.endsWith(RETIRED))
    if (foreign.length > MAX_FOREIGN && !this.#hasTooMany) onTooMany()
    this.#hasTooMany = foreign.length > MAX_FOREIGN
    const newest = foreign.sort().reverse().slice(0, MAX_FOREIGN)
    const inVault = await this.#read(this.#vaultFolder, [...names.filter((name) => !isForeign(name)), ...newest])
    // The id of the vault is authenticated in each key file. In the vault file it is not.
    const others = vault === null ? [] : [...inVault.values()].filter((file) => file.vault !== vault)
    for (const { id } of others) inVault.delete(id)
    const known = new Set<Id>()
    for (const [id, file] of here) {
      if (file.vault !== vault) continue
      known.add(id)
      const there = inVault.get(id)
      if (there && JSON.stringify(there) !== JSON.stringify(file)) onForeign()
      inVault.set(id, file)
    }
    const retired = names.filter((name) => name.endsWith(RETIRED)).map((name) => name.slice(0, -RETIRED.length))
    // Anybody can make a tombstone: a file of which this computer has a copy is void only once another file proves it.
    const isUnknown = (id: string) => v.is(IdSchema, id) && !known.has(id)
    // All key files of a sealed vault are gone: then no passphrase may be called wrong.
    if (inVault.size + retired.length === 0 && this.#deps.wasSealed(vault)) this.#hasUnread = true
    const files = [...inVault.values()]
    return {
      files,
      known,
      retired: new Set(retired.filter(isUnknown)),
      hasUnread: this.#hasUnread,
      hasOthers: others.length > 0,
    }
  }

  /** Some key file could not be read: a passphrase that opens no other one may be right all the same. */
  get hasUnread(): boolean {
    return this.#hasUnread || this.#hasTooMany
  }

  async write(file: KeyFile): Promise<void> {
    const { digest, files } = this.#deps
    const bytes = encodeKeyFile(digest, file)
    // It must be readable before the files that it replaces are removed.
    const path = `${this.#vaultFolder}/${file.id}.json`
    await refuseLink(files, this.#vaultFolder)
    this.#last = null
    await files.writeDurably(path, bytes)
    const back = await files.read(path)
    if (!back || JSON.stringify(decodeKeyFile(digest, back)) !== JSON.stringify(decodeKeyFile(digest, bytes)))
      throw new LuwteError('not-writable', 'a key file did not come back as it was written')
    await this.#copy(file)
  }

  /**
   * Removes void key files. The tombstone is written first: with it a copy that a sync tool brings back is void too. It is
   * the same file on whatever computer it is made, so that two computers making it at once cause no sync conflict.
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

  /** Keeps copies of files that are vouched for, so that they count while the vault is locked too. */
  async copy(files: Iterable<KeyFile>): Promise<void> {
    for (const file of files) await this.#copy(file)
  }

  /** Removes files that were written in vain: no other computer has ever used them. */
  async discard(ids: readonly Id[]): Promise<void> {
    const { files, copies } = this.#deps
    for (const id of ids) {
      await files.remove(`${this.#vaultFolder}/${id}.json`)
      if (copies !== null) await files.remove(`${copies}/${id}.json`)
    }
    this.#last = null
  }

  /** Writes these files where the vault folder or the folder of copies lacks them. @param genuine see KeyProofs.isGenuine. */
  async keepInStep(genuine: readonly KeyFile[]): Promise<void> {
    const { files, digest } = this.#deps
    for (const file of genuine) {
      await this.#copy(file)
      const path = `${this.#vaultFolder}/${file.id}.json`
      if (this.#known.has(path)) continue
      const bytes = await files.read(path).catch(() => undefined)
      // A file that cannot be read now may still be arriving; a damaged one may be overwritten.
      if (bytes === null || (bytes && !isReadable(digest, bytes)))
        await files.writeDurably(path, encodeKeyFile(digest, file))
    }
  }

  /** Removes leftovers of interrupted writes. Key files are written so rarely that no other computer is writing one now. */
  async sweep(): Promise<void> {
    const { copies, files } = this.#deps
    if ((await files.kindOf(this.#vaultFolder)) === 'folder') await files.sweep(this.#vaultFolder)
    if (copies !== null) await files.sweep(copies)
  }

  forgetAll(): void {
    this.#last = null
    this.#known.clear()
    this.#damaged.clear()
    this.#hasTooMany = false
  }

  #isDisowned(name: string): boolean {
    return this.#deps.disowned().some((id) => name === `${id}.json` || name === `${id}${RETIRED}`)
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
      const file = await this.#readFile(`${folder}/${name}`)
      if (file?.id === id) found.set(id, file)
    }
    return found
  }

  async #readFile(path: string): Promise<KeyFile | null> {
    const known = this.#known.get(path)
    if (known) return known
    const { digest, files } = this.#deps
    // Before the bytes: what changes meanwhile is then read again.
    const stamp = await files.stampOf(path).catch(() => null)
    try {
      if (stamp !== null && this.#damaged.get(path) === stamp) throw new DamagedFile('it still is')
      const bytes = await files.read(path, MAX_BYTES)
      if (bytes === null) return null
      const file = decodeKeyFile(digest, bytes)
      this.#known.set(path, file)
      return file
    } catch (fault) {
      if (fault instanceof DamagedFile && stamp !== null) this.#damaged.set(path, stamp)
      this.#hasUnread = true
      return null
    }
  }

  /** A folder that cannot be listed counts as one with unreadable files. */
  #names(folder: string): Promise<string[]> {
    return listOwn(this.#deps.files, folder).catch(() => {
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
