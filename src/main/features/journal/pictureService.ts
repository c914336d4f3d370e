import { cleanPicture, pictureTypeOf } from '@shared/features/journal/pictureFile/cleanPicture'
import type { Picture } from '@shared/features/journal/pictures'
import { LuwteError } from '@shared/kernel/errors'
import type { RunInBackground } from '@main/kernel/pendingTasks'
import type { ShownPicture } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'

interface Dependencies {
  vault: Vault
  drafts: Pick<DraftService, 'blobs'>
  inBackground: RunInBackground
}

/** Who needs pictures before a record refers to them: the draft of an entry, by its key, or an import while it runs. */
type PictureHolder = string

/**
 * Pictures of entries: kept as blobs, without anything that is not needed to show them, and removed when nothing refers to them.
 *
 * An import stores each picture with `store(bytes, null, 'import:…')`, writes the entries with what it returns, and then calls
 * `release`. After it was undone `sweepSoon` removes what no entry has any more.
 */
export class PictureService {
  readonly #deps: Dependencies
  readonly #held = new Map<string, PictureHolder>()
  #isSweeping = false
  #isAskedAgain = false

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /**
   * Stores a picture, to be put into `pictures` of an entry. It is not removed before the holder releases it.
   * @param bytes a whole file; JPEG, PNG, WebP or GIF. @param small a copy for lists; null: none.
   * Throws PictureRefused with the reason, `locked`, `disk-full`, `not-writable`. A file that does not decode is not found out here.
   */
  async store(bytes: Uint8Array, small: Uint8Array | null, holder: PictureHolder): Promise<Picture> {
    const [whole, copy] = [cleanPicture(bytes), small && cleanPicture(small)]
    return this.#deps.vault.transaction(async (tx) => {
      const put = async ({ bytes: content, type }: { bytes: Uint8Array; type: string }) => {
        const ref = await tx.putBlob(inOne(content), type)
        this.#held.set(ref.blob, holder)
        return ref
      }
      const ref = await put(whole)
      return { ...ref, width: whole.width, height: whole.height, ...(copy ? { small: await put(copy) } : {}) }
    })
  }

  /** The holder needs none of its pictures any more: those that nothing else refers to are removed. */
  release(holder: PictureHolder): void {
    const held = [...this.#held].filter(([, by]) => by === holder)
    for (const [blob] of held) this.#held.delete(blob)
    if (held.length > 0) this.sweepSoon()
  }

  /** Throws `not-found`, `unreadable`, `locked`. */
  async read(blob: string): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array[] = []
    for await (const piece of this.#deps.vault.readBlob(blob)) pieces.push(piece)
    return new Uint8Array(Buffer.concat(pieces))
  }

  /** As a page shows it; null: there is no such picture here, or it cannot be read now. */
  async show(blob: string): Promise<ShownPicture | null> {
    const bytes = await this.read(blob).catch(() => null)
    const type = bytes && pictureTypeOf(bytes)
    return bytes && type ? { bytes, type } : null
  }

  /** Removes, in the background, the blobs of this computer that neither a record nor a draft refers to. */
  sweepSoon(): void {
    this.#isAskedAgain = true
    if (!this.#isSweeping) void this.#deps.inBackground(this.#sweep())
  }

  async #sweep(): Promise<void> {
    const { drafts, vault } = this.#deps
    this.#isSweeping = true
    try {
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false
        await vault.removeUnreferencedBlobs(async () => new Set([...this.#held.keys(), ...(await drafts.blobs())]))
      }
    } catch (fault) {
      // Where not everything can be read nobody knows what is needed. It is tried again another day.
      if (!(fault instanceof LuwteError)) throw fault
    } finally {
      this.#isSweeping = false
    }
  }
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
