import type { BlobRef } from '@shared/kernel/blobRef'
import { LuwteError } from '@shared/kernel/errors'
import type { Files, Random } from '@main/ports'
import { refuseLink } from '../folders'
import { BLOBS_FOLDER, deviceEntries, entriesOf, isBlobId, isDeviceFolder } from '../layout'
import type { Device } from '../sync/device'
import { readBelievedBlob } from './believedBlob'
import { type BlobCodec, encodeBlob, keyOfBlob } from './blobFormat'

/** Together with the proofs well below the size limit of files, since copies and snapshots read a file whole. */
export const MAX_BLOB_BYTES = 100_000_000

const ID_BYTES = 16

interface BlobDeps extends BlobCodec {
  files: Files
  random: Random
}

/**
 * Bytes that records refer to, each in a file of its own in the folder of the device that wrote it. Sealed or plain as records
 * are, and written once. Writing methods may be called only within a transaction.
 */
export class BlobStore {
  readonly #deps: BlobDeps
  readonly #vault: () => string
  readonly #device: Device

  constructor(deps: BlobDeps, vault: () => string, device: Device) {
    this.#deps = deps
    this.#vault = vault
    this.#device = device
  }

  /** Resolves when it is on disk; only then a record may refer to it. Throws `bad-input` for more than MAX_BLOB_BYTES. */
  async put(content: AsyncIterable<Uint8Array>, type: string): Promise<BlobRef> {
    const id = Buffer.from(this.#deps.random.bytes(ID_BYTES)).toString('hex')
    return { blob: id, bytes: await this.putAs(id, content), type }
  }

  /** Writes a blob under an id that it already has elsewhere. @returns its size in bytes. */
  putAs(id: string, content: AsyncIterable<Uint8Array>): Promise<number> {
    return this.#write(this.#device.id, id, content)
  }

  /**
   * The content, chunk by chunk. Throws `not-found` where no device has it, or it has not arrived yet; DamagedFile, WrongKey,
   * NewerFormat, UnprovenFile. Chunks given before an error are correct.
   */
  async *read(id: string): AsyncGenerator<Uint8Array> {
    let fault: unknown = new LuwteError('not-found', 'a blob')
    for (const device of await this.#devicesWith(id)) {
      let hasBegun = false
      try {
        for await (const chunk of this.readAt(device, id)) {
          hasBegun = true
          yield chunk
        }
        return
      } catch (met) {
        // Somebody may have put another file of that name in the folder of another device.
        if (hasBegun) throw met
        fault = met
      }
    }
    throw fault
  }

  readAt(device: string, id: string): AsyncGenerator<Uint8Array> {
    return readBelievedBlob(this.#deps, this.#path(device, id), device, id)
  }

  async has(id: string): Promise<boolean> {
    const chunks = this.read(id)
    try {
      return !(await chunks.next()).done
    } catch {
      return false
    } finally {
      await chunks.return(undefined)
    }
  }

  /** The blobs of this computer, also under its former ids. */
  async own(): Promise<{ device: string; id: string }[]> {
    const found = await Promise.all(
      this.#ownIds.map((device) => deviceEntries(this.#deps.files, this.#vault(), device)),
    )
    return entriesOf(found.flat(), 'blob').map(({ entry }) => entry)
  }

  /** Removes a blob of this computer. Other computers remove their own. */
  async remove(id: string): Promise<void> {
    for (const device of this.#ownIds) await this.#deps.files.remove(this.#path(device, id))
  }

  /** @returns how many were removed. @param referenced ids of the blobs that are still in use. */
  async removeAllBut(referenced: ReadonlySet<string>): Promise<number> {
    const over = (await this.own()).filter(({ id }) => !referenced.has(id))
    for (const { device, id } of over) await this.#deps.files.remove(this.#path(device, id))
    return over.length
  }

  /** The id of the key that it is sealed with; null: it is plain. Throws DamagedFile, NewerFormat. */
  keyAt(device: string, id: string): Promise<string | null> {
    return keyOfBlob(this.#deps.files.readStream(this.#path(device, id)))
  }

  /** Rewrites a blob of this computer, sealed or plain as the vault is now. */
  async rewrite(device: string, id: string): Promise<void> {
    await this.#write(device, id, this.readAt(device, id))
  }

  /** Removes what interrupted writes left behind. */
  sweep(): Promise<void> {
    return this.#deps.files.sweep(`${this.#vault()}/${this.#device.id}/${BLOBS_FOLDER}`)
  }

  async #write(device: string, id: string, content: AsyncIterable<Uint8Array>): Promise<number> {
    let bytes = 0
    async function* counted() {
      for await (const piece of content) {
        bytes += piece.length
        if (bytes > MAX_BLOB_BYTES) throw new LuwteError('bad-input', 'a blob that is too large')
        yield piece
      }
    }
    for (const folder of [device, `${device}/${BLOBS_FOLDER}`])
      await refuseLink(this.#deps.files, `${this.#vault()}/${folder}`)
    await this.#deps.files.writeStream(this.#path(device, id), encodeBlob(this.#deps, id, counted()))
    return bytes
  }

  /** Own folders come first: their files are on this disk for certain. */
  async #devicesWith(id: string): Promise<string[]> {
    if (!isBlobId(id)) return []
    const found: string[] = []
    const names = await this.#deps.files.list(this.#vault()).catch(() => [])
    for (const device of new Set([...this.#ownIds, ...names.filter(isDeviceFolder)]))
      if ((await this.#deps.files.kindOf(this.#path(device, id)).catch(() => null)) === 'file') found.push(device)
    return found
  }

  get #ownIds(): string[] {
    return [this.#device.id, ...this.#device.formerIds]
  }

  #path(device: string, id: string): string {
    return `${this.#vault()}/${device}/${BLOBS_FOLDER}/${id}`
  }
}
