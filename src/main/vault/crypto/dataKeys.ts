import { LuwteError } from '@shared/kernel/errors'
import type { Cipher } from '@main/ports'
import { DamagedFile, WrongKey } from '@main/ports/faults'
import { hasNonce, ownNonce } from './ownSeal'

/** Something sealed: the id of the data key, and what `Cipher.seal` returns in base 64. */
export interface Sealed {
  key: string
  sealed: string
}

/** A file of a device as it was read, by what it is sealed with. */
export interface FoundFile {
  device: string
  /** Within the folder of the device. */
  name: string
  /** The id of the data key; null: it is plain. */
  key: string | null
  /** In hex. Computed only where it decides. */
  sha256: () => string
}

/** `if own`: only if this computer sealed it, see DataKeys.isOwn. */
export type Belief = boolean | 'if own'

/** How files are to be written now, sealed with the current data key or plain, and which files are believed. */
export interface Seal {
  dataKeys: DataKeys
  /** Throws `locked` where files must be sealed and no key is in memory. */
  isOn(): boolean
  /**
   * Did a holder of the current key write this file, or see it before the vault was sealed? Anybody who can reach the vault
   * folder can write plain files, and whoever had a former key can write files sealed with that.
   */
  believes(file: FoundFile): Belief
}

/**
 * The data keys in memory, by id: the current one, which new files are sealed with, and former ones, which older files are
 * still sealed with. They are overwritten with zeros when they are forgotten.
 */
export class DataKeys {
  readonly #cipher: Cipher
  readonly #keys = new Map<string, Uint8Array>()
  readonly #ownKey: () => Uint8Array | null
  #current: string | null = null

  /** @param ownKey see ownNonce; null: this computer has none yet. */
  constructor(cipher: Cipher, ownKey: () => Uint8Array | null = () => null) {
    this.#cipher = cipher
    this.#ownKey = ownKey
  }

  /** The id of the key that new files are sealed with; null: new files are plain, or the vault is locked. */
  get current(): string | null {
    return this.#current
  }

  /** Throws `locked` where there is none. */
  requireCurrent(): string {
    if (this.#current === null) throw new LuwteError('locked')
    return this.#current
  }

  get ids(): string[] {
    return [...this.#keys.keys()]
  }

  has(id: string): boolean {
    return this.#keys.has(id)
  }

  /** Throws WrongKey for one that is not in memory. */
  key(id: string): Uint8Array {
    const key = this.#keys.get(id)
    if (!key) throw new WrongKey()
    return key
  }

  /** Keeps a copy of the key in memory. */
  hold(id: string, key: Uint8Array): void {
    if (!this.#keys.has(id)) this.#keys.set(id, Uint8Array.from(key))
  }

  /** New files are sealed with this key from now on; null: they are plain. */
  use(id: string | null): void {
    if (id !== null) this.key(id)
    this.#current = id
  }

  /** Throws `locked` where there is no current key. */
  seal(plain: Uint8Array, associatedData: Uint8Array): Sealed {
    const key = this.requireCurrent()
    return { key, sealed: toBase64(this.#cipher.seal(this.key(key), plain, associatedData)) }
  }

  /** Seals a part of a file in the vault, so that this computer can tell later that it did. @returns what `Cipher.seal` does. */
  sealOwn(id: string, plain: Uint8Array, associatedData: Uint8Array): Uint8Array {
    const [dataKey, ownKey] = [this.key(id), this.#ownKey()]
    const nonce = ownKey ? ownNonce(this.#cipher, { dataKey, ownKey }, plain, associatedData) : undefined
    return this.#cipher.seal(dataKey, plain, associatedData, nonce)
  }

  /** Did this computer seal it? Whoever has only the data key cannot make what passes for that. @param plain what it opens to. */
  isOwn(id: string, sealed: Uint8Array, plain: Uint8Array, associatedData: Uint8Array): boolean {
    const [dataKey, ownKey] = [this.key(id), this.#ownKey()]
    return ownKey !== null && hasNonce(sealed, ownNonce(this.#cipher, { dataKey, ownKey }, plain, associatedData))
  }

  /** Throws WrongKey where its key is not in memory, DamagedFile where it was changed. */
  open({ key, sealed }: Sealed, associatedData: Uint8Array): Uint8Array {
    const plain = this.#cipher.open(this.key(key), fromBase64(sealed), associatedData)
    if (!plain) throw new DamagedFile('changed since it was sealed')
    return plain
  }

  forget(): void {
    for (const key of this.#keys.values()) key.fill(0)
    this.#keys.clear()
    this.#current = null
  }
}

export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/**
 * Characters that are not base 64 are ignored; what results does not unseal. In memory of its own, as it may be a key: small
 * Buffers share theirs.
 */
export function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Buffer.byteLength(text, 'base64'))
  const length = Buffer.from(bytes.buffer).write(text, 'base64')
  return length === bytes.length ? bytes : bytes.slice(0, length)
}
