import { LuwteError } from '@shared/kernel/errors'
import type { Cipher } from '@main/ports'
import { DamagedFile, WrongKey } from '@main/ports/faults'

/** Something sealed: with which key, and in base 64 what `Cipher.seal` gives. */
export interface Sealed {
  key: string
  sealed: string
}

/** How files are to be written now: sealed with the current key of the ring, or open. */
export interface Seal {
  ring: DataKeys
  /** Throws `locked` where it has to be sealed and no key is at hand. */
  isOn(): boolean
}

/**
 * The data keys at hand, by id: the one that is written with now, and those of before that still read. They live in
 * memory only, and are overwritten when they are forgotten.
 */
export class DataKeys {
  readonly #cipher: Cipher
  readonly #keys = new Map<string, Uint8Array>()
  #current: string | null = null

  constructor(cipher: Cipher) {
    this.#cipher = cipher
  }

  /** The id of the key that is written with; null: none. */
  get current(): string | null {
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

  hold(id: string, key: Uint8Array): void {
    if (!this.#keys.has(id)) this.#keys.set(id, Uint8Array.from(key))
  }

  /** Writes with this one from now on; null: in the open. */
  use(id: string | null): void {
    if (id !== null) this.key(id)
    this.#current = id
  }

  seal(plain: Uint8Array, about: Uint8Array): Sealed {
    if (this.#current === null) throw new LuwteError('locked')
    return { key: this.#current, sealed: toBase64(this.#cipher.seal(this.key(this.#current), plain, about)) }
  }

  /** Throws WrongKey where its key is not in memory, DamagedFile where it was changed. */
  open({ key, sealed }: Sealed, about: Uint8Array): Uint8Array {
    const plain = this.#cipher.open(this.key(key), fromBase64(sealed), about)
    if (!plain) throw new DamagedFile('changed since it was sealed')
    return plain
  }

  forget(): void {
    for (const key of this.#keys.values()) key.fill(0)
    this.#keys.clear()
    this.#current = null
  }
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
/** Signs that are no base 64 are passed over; what comes of them does not open. */
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
