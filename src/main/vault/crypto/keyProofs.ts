import type { Id } from '@shared/kernel/ids'
import type { Cipher } from '@main/ports'
import { aboutKeyFile, aboutProof, type KeyFile } from './keyFile'
import { fromBase64, DataKeys, toBase64 } from './dataKeys'

type Ring = Extract<KeyFile, { kind: 'ring' }>

/**
 * Who may take the place of a key file: only somebody who had the data key that it leads to. Others write in the folder too, so
 * that a file says so is no reason to believe it.
 */
export class KeyProofs {
  readonly #cipher: Cipher
  readonly #ring: DataKeys
  /** By file, whose place it takes beyond doubt. That stays so when the keys are forgotten: key files never change. */
  readonly #proven = new WeakMap<KeyFile, Set<Id>>()

  /** @param ring the keys at hand. */
  constructor(cipher: Cipher, ring: DataKeys) {
    this.#cipher = cipher
    this.#ring = ring
  }

  /** That who makes this file has all the keys at hand. */
  of(file: KeyFile): KeyFile['proofs'] {
    const about = aboutProof(file)
    const proof = (id: string) => toBase64(this.#cipher.seal(this.#proofKey(this.#ring.key(id)), NOTHING, about))
    return Object.fromEntries(this.#ring.ids.map((id) => [id, proof(id)]))
  }

  /** Was it made by somebody who had the key that it leads to? As far as can be told now. */
  isGenuine(file: KeyFile): boolean {
    return this.#ring.has(file.key) && this.#isProof(file, file.key, this.#ring.key(file.key))
  }

  /** It took the place of another, and had the right to. */
  hasReplaced(file: KeyFile): boolean {
    return this.#proven.has(file)
  }

  /** @param files all there are. @returns whether one of them takes the place of another. */
  among(files: readonly KeyFile[]): (by: KeyFile, other: KeyFile) => boolean {
    let lyingOpen: DataKeys | null = null
    return (by, other) => {
      if (this.#proven.get(by)?.has(other.id)) return true
      if (!by.replaces.includes(other.id)) return false
      const key = this.#ring.has(other.key)
        ? this.#ring.key(other.key)
        : this.#fitting((lyingOpen ??= this.#lyingOpen(files)), other)
      if (!key || !this.#isProof(by, other.key, key)) return false
      this.#proven.set(by, (this.#proven.get(by) ?? new Set()).add(other.id))
      return true
    }
  }

  /** The key of a file where it lies open; null: it does not, or what lies there is another one than the file tells of. */
  #fitting(lyingOpen: DataKeys, file: KeyFile): Uint8Array | null {
    if (!lyingOpen.has(file.key)) return null
    const key = lyingOpen.key(file.key)
    return 'inbox' in file && toBase64(inboxOf(this.#cipher, key)) !== file.inbox ? null : key
  }

  #lyingOpen(files: readonly KeyFile[]): DataKeys {
    const ring = new DataKeys(this.#cipher)
    for (const file of files) if (file.kind === 'opened') ring.hold(file.key, fromBase64(file.open))
    holdWrapped(
      this.#cipher,
      ring,
      files.filter((file) => file.kind === 'ring'),
    )
    return ring
  }

  #isProof(file: KeyFile, id: Id, key: Uint8Array): boolean {
    const proof = file.proofs[id]
    return proof !== undefined && this.#cipher.open(this.#proofKey(key), fromBase64(proof), aboutProof(file)) !== null
  }

  #proofKey(key: Uint8Array): Uint8Array {
    return this.#cipher.deriveKey(key, NOTHING, 'luwte key file 1')
  }
}

/** Every key that is wrapped by one at hand comes to hand too. */
export function holdWrapped(cipher: Cipher, ring: DataKeys, files: readonly Ring[]): void {
  for (let before = -1; before !== ring.ids.length;) {
    before = ring.ids.length
    for (const file of files) {
      if (!ring.has(file.key) || ring.has(file.holds)) continue
      const held = cipher.open(ring.key(file.key), fromBase64(file.wrapped), aboutKeyFile(file))
      if (held) ring.hold(file.holds, held)
    }
  }
}

/** The private key of what was taken in while locked. */
export const inboxKey = (cipher: Cipher, dataKey: Uint8Array): Uint8Array =>
  cipher.deriveKey(dataKey, NOTHING, 'luwte inbox 1')

export const inboxOf = (cipher: Cipher, dataKey: Uint8Array): Uint8Array =>
  cipher.publicKeyOf(inboxKey(cipher, dataKey))

const NOTHING = new Uint8Array(0)
