import type { BlobRef } from '@shared/kernel/blobRef'
import { LuwteError } from '@shared/kernel/errors'
import type { Files, Random } from '@main/ports'
import { BLOBS_FOLDER, deviceEntries, entriesOf, isBlobId, isDeviceFolder } from '../layout'
import type { Device } from '../sync/device'
import { type BlobCodec, decodeBlob, encodeBlob, keyOfBlob } from './blobFormat'

/** With what proves it, well under what a file may hold: copies and snapshots read it whole. */
export const MAX_BLOB_BYTES = 100_000_000

const ID_BYTES = 16

interface BlobDeps extends BlobCodec {
  files: Files
  random: Random
}

/**
 * Bytes that records refer to, each in a file of its own in the folder of the device that wrote it: plain or sealed as records
 * are, written once, of one writer. Whoever writes here does so in a transaction.
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

  /** One that comes from elsewhere keeps its id. @returns how many bytes it has. */
  putAs(id: string, content: AsyncIterable<Uint8Array>): Promise<number> {
    return this.#write(this.#device.id, id, content)
  }

  /**
   * Its content, chunk by chunk. Throws `not-found` where no device has it, or it has not arrived yet; DamagedFile, WrongKey,
   * NewerFormat. What was read before one of these is as it was written.
   */
  async *read(id: string): AsyncGenerator<Uint8Array> {
    const device = await this.#deviceOf(id)
    if (device === null) throw new LuwteError('not-found', 'a blob')
    yield* this.readAt(device, id)
  }

  readAt(device: string, id: string): AsyncGenerator<Uint8Array> {
    return decodeBlob(this.#deps, id, this.#deps.files.readStream(this.#path(device, id)))
  }

  async has(id: string): Promise<boolean> {
    return (await this.#deviceOf(id)) !== null
  }

  /** Those of this computer, also under its former ids. */
  async own(): Promise<{ device: string; id: string }[]> {
    const found = await Promise.all(
      this.#ownIds.map((device) => deviceEntries(this.#deps.files, this.#vault(), device)),
    )
    return entriesOf(found.flat(), 'blob').map(({ entry }) => entry)
  }

  /** Only of this computer: others take away their own. */
  async remove(id: string): Promise<void> {
    for (const device of this.#ownIds) await this.#deps.files.remove(this.#path(device, id))
  }

  /** @returns how many were removed. @param referenced the ids of all that are still of use. */
  async removeAllBut(referenced: ReadonlySet<string>): Promise<number> {
    const over = (await this.own()).filter(({ id }) => !referenced.has(id))
    for (const { device, id } of over) await this.#deps.files.remove(this.#path(device, id))
    return over.length
  }

  /** The key that it is sealed with; null: it is plain. Throws DamagedFile, NewerFormat. */
  keyAt(device: string, id: string): Promise<string | null> {
    return keyOfBlob(this.#deps.files.readStream(this.#path(device, id)))
  }

  /** Writes one of this computer anew as it should be now, sealed or plain. */
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
    await this.#deps.files.writeStream(this.#path(device, id), encodeBlob(this.#deps, id, counted()))
    return bytes
  }

  /** The own one first: it is on this disk for certain. */
  async #deviceOf(id: string): Promise<string | null> {
    if (!isBlobId(id)) return null
    const names = await this.#deps.files.list(this.#vault()).catch(() => [])
    for (const device of new Set([...this.#ownIds, ...names.filter(isDeviceFolder)]))
      if ((await this.#deps.files.kindOf(this.#path(device, id)).catch(() => null)) === 'file') return device
    return null
  }

  get #ownIds(): string[] {
    return [this.#device.id, ...this.#device.formerIds]
  }

  #path(device: string, id: string): string {
    return `${this.#vault()}/${device}/${BLOBS_FOLDER}/${id}`
  }
}
