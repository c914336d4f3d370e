import { toUtf8 } from '@shared/kernel/utf8'
import * as v from 'valibot'
import type { Month } from '@shared/kernel/ids'
import type { Digest, Files } from '@main/ports'
import { Mutex } from '@main/kernel/mutex'
import type { Seal } from '../crypto/dataKeys'
import type { Codec } from '../crypto/envelope'
import { sealedObject } from '../crypto/sealedObject'

/** The files of a month, by path in the vault, with revision and stamp when it was read. */
export type FileStates = Readonly<Record<string, readonly [revision: number, stamp: string]>>

/** What a digest gave, as JSON, with the version of the digest. A text, because a screen wants one digest of all that a year has. */
export type StoredValue = readonly [version: number, json: string]

export interface StoredMonth {
  files: FileStates
  /** By the name of the digest. */
  values: Readonly<Record<string, StoredValue>>
}

const FileSchema = v.object({
  vault: v.nullable(v.string()),
  key: v.nullable(v.string()),
  /** A `Record<Month, StoredMonth>` in JSON. One text, so that decades are proven and read at once, not field by field. */
  months: v.string(),
  /** Of `months`: nobody but Luwte wrote it, by the same version of each digest. */
  sha256: v.string(),
})

interface Deps {
  files: Files
  digest: Digest
  seal: Seal
  /** The id of the vault. */
  vault: () => string | null
  /** `cache/digests` in the user data. */
  folder: string
}

/**
 * Digests on disk, a file for each year: a change writes little. Sealed when the vault is. All of it can be worked out again,
 * so no method rejects: what cannot be read counts as nothing.
 */
export class DigestStore {
  readonly #deps: Deps
  readonly #mutex = new Mutex()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Of which vault, read with which key. What was worked out for another one does not count. */
  get subject(): string {
    return JSON.stringify([this.#deps.vault(), this.#deps.seal.dataKeys.current])
  }

  /** What is kept of one year. */
  read(year: string): Promise<Record<Month, StoredMonth>> {
    return this.#read(nameOf(year))
  }

  /** Removes leftovers of writing, and what is kept of other years than these. */
  keepOnly(years: ReadonlySet<string>): Promise<void> {
    return this.#mutex.run(async () => {
      await this.#deps.files.sweep(this.#deps.folder).catch(() => undefined)
      for (const name of await this.#names()) if (!years.has(name.slice(0, name.indexOf('.')))) await this.#remove(name)
    })
  }

  /** Writes those of one year, in the place of what was kept of it. @param subject what they were worked out for. */
  write(year: string, months: Readonly<Record<Month, StoredMonth>>, subject: string): Promise<void> {
    return this.#mutex.run(async () => {
      if (subject !== this.subject) return
      const { digest, files, folder, seal, vault } = this.#deps
      const name = nameOf(year)
      if (Object.keys(months).length === 0) return this.#remove(name)
      try {
        const text = JSON.stringify(months)
        const content = {
          ...{ app: 'luwte', format: 1, vault: vault(), key: seal.dataKeys.current },
          ...{ months: text, sha256: digest.sha256(toUtf8(text)) },
        }
        await files.writeDurably(`${folder}/${name}`, this.#codec(name).encode(content))
      } catch {
        // Better none than an old one, which may tell of what was erased since.
        await this.#remove(name)
      }
    })
  }

  /** @param year not given: all of them. */
  remove(year?: string): Promise<void> {
    return this.#mutex.run(async () => {
      for (const name of year === undefined ? await this.#names() : [nameOf(year)]) await this.#remove(name)
    })
  }

  async #names(): Promise<string[]> {
    return (await this.#deps.files.list(this.#deps.folder).catch(() => [])).filter((name) => DOCUMENT.test(name))
  }

  async #read(name: string): Promise<Record<Month, StoredMonth>> {
    const { digest, files, folder, seal, vault } = this.#deps
    try {
      const bytes = await files.read(`${folder}/${name}`)
      const file = v.parse(FileSchema, bytes && this.#codec(name).decode(bytes))
      if (file.vault !== vault() || file.key !== seal.dataKeys.current) return {}
      if (file.sha256 !== digest.sha256(toUtf8(file.months))) return {}
      return JSON.parse(file.months) as Record<Month, StoredMonth>
    } catch {
      return {}
    }
  }

  async #remove(name: string): Promise<void> {
    await this.#deps.files.remove(`${this.#deps.folder}/${name}`).catch(() => undefined)
  }

  /** By the name too: the file of one year is none of another. */
  #codec(name: string): Codec<object> {
    return sealedObject(this.#deps.seal, `digests/${name}`, 'compact')
  }
}

const DOCUMENT = /^\d{4,6}\.json$/
const nameOf = (year: string): string => `${year}.json`
