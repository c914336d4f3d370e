import * as v from 'valibot'
import { type Month, MonthSchema } from '@shared/kernel/ids'
import { toUtf8 } from '@shared/kernel/utf8'
import { Mutex } from '@main/kernel/mutex'
import type { Cipher, Digest, Files } from '@main/ports'
import type { DataKeys } from '@main/vault/crypto/dataKeys'
import { canonicalBytes, parseObject } from '@main/vault/json'

/** The first line of a file; what follows it is the segment, sealed with `key` where there is one. */
const HeadSchema = v.strictObject({
  app: v.literal('luwte'),
  format: v.literal(1),
  kind: v.literal('search'),
  month: MonthSchema,
  /** Of the records that it was built from. */
  of: v.string(),
  /** The id of the data key; null: it is plain. */
  key: v.nullable(v.string()),
  /** Of what follows; only where that is plain. */
  sha256: v.optional(v.string()),
})

interface Deps {
  files: Files
  cipher: Cipher
  digest: Digest
  keys: () => DataKeys
  /** Files must be sealed. */
  isSealed: () => boolean
  /** `cache/search` in the user data. */
  folder: string
}

const LINE_END = 10
/** More is in no first line. */
const HEAD_BYTES = 1000

/**
 * The index of each month on disk, a file each, sealed when the vault is. All of it can be built again, so no method rejects:
 * what cannot be read counts as nothing.
 */
export class SegmentStore {
  readonly #deps: Deps
  readonly #mutex = new Mutex()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** @param of what the records of the month give now. @returns null: there is nothing built from these. */
  async read(month: Month, of: string): Promise<Uint8Array | null> {
    const { cipher, digest, files, folder, isSealed, keys } = this.#deps
    try {
      const bytes = await files.read(`${folder}/${nameOf(month)}`)
      const end = bytes?.subarray(0, HEAD_BYTES).indexOf(LINE_END) ?? -1
      if (!bytes || end < 0) return null
      const head = v.parse(HeadSchema, parseObject(bytes.subarray(0, end)))
      if (head.month !== month || head.of !== of || (head.key === null) === isSealed()) return null
      const body = bytes.subarray(end + 1)
      if (head.key === null) return head.sha256 === digest.sha256(body) ? body : null
      return head.key === keys().current ? cipher.open(keys().key(head.key), body, canonicalBytes(head)) : null
    } catch {
      return null
    }
  }

  /** @param isCurrent whether it may still be kept; asked right before it is written. */
  write(month: Month, of: string, segment: Uint8Array, isCurrent: () => boolean): Promise<void> {
    return this.#mutex.run(async () => {
      const { cipher, digest, files, folder, isSealed, keys } = this.#deps
      if (!isCurrent()) return
      try {
        const head = {
          app: 'luwte',
          format: 1,
          kind: 'search',
          month,
          of,
          key: isSealed() ? keys().requireCurrent() : null,
        }
        const [line, body] =
          head.key === null
            ? [{ ...head, sha256: digest.sha256(segment) }, segment]
            : [head, cipher.seal(keys().key(head.key), segment, canonicalBytes(head))]
        const first = toUtf8(`${JSON.stringify(line)}\n`)
        const bytes = new Uint8Array(first.length + body.length)
        bytes.set(first)
        bytes.set(body, first.length)
        await files.writeDurably(`${folder}/${nameOf(month)}`, bytes)
      } catch {
        // Better none than an old one, which may tell of what was erased since.
        await this.#remove(nameOf(month))
      }
    })
  }

  /** @param month not given: all of them. */
  remove(month?: Month): Promise<void> {
    return this.#mutex.run(async () => {
      const { files, folder } = this.#deps
      const names = month === undefined ? await files.list(folder).catch(() => []) : [nameOf(month)]
      for (const name of names) await this.#remove(name)
    })
  }

  /** Removes what is of any other month, or of none. */
  keepOnly(months: Iterable<Month>): Promise<void> {
    const kept = new Set([...months].map(nameOf))
    return this.#mutex.run(async () => {
      const { files, folder } = this.#deps
      for (const name of await files.list(folder).catch(() => [])) if (!kept.has(name)) await this.#remove(name)
    })
  }

  async #remove(name: string): Promise<void> {
    await this.#deps.files.remove(`${this.#deps.folder}/${name}`).catch(() => undefined)
  }
}

const nameOf = (month: Month): string => `${month}.index`
