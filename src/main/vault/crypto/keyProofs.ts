import type { Id } from '@shared/kernel/ids'
import type { Cipher } from '@main/ports'
import { type KeyFile, proofData, wrapData } from './keyFile'
import { fromBase64, DataKeys, toBase64 } from './dataKeys'

type WrappedKeyFile = Extract<KeyFile, { kind: 'ring' }>

/**
 * Decides which key file may void another: only one made by somebody who had the data key of the other. Anyone with access
 * to the folder can write a file that claims so, hence the proofs.
 */
export class KeyProofs {
  readonly #cipher: Cipher
  readonly #dataKeys: DataKeys
  /** By file: the ids of those it was proven to replace. Still true after the keys are forgotten, as key files never change. */
  readonly #proven = new WeakMap<KeyFile, Set<Id>>()

  /** @param dataKeys the keys in memory. */
  constructor(cipher: Cipher, dataKeys: DataKeys) {
    this.#cipher = cipher
    this.#dataKeys = dataKeys
  }

  /** Proofs for a new file: that its maker has every key that is in memory. */
  make(file: KeyFile): KeyFile['proofs'] {
    const data = proofData(file)
    const proof = (id: string) => toBase64(this.#cipher.seal(this.#proofKey(this.#dataKeys.key(id)), EMPTY, data))
    return Object.fromEntries(this.#dataKeys.ids.map((id) => [id, proof(id)]))
  }

  /** Was it made by somebody who had its data key? false also while that key is not in memory. */
  isGenuine(file: KeyFile): boolean {
    return this.#dataKeys.has(file.key) && this.#isProof(file, file.key, this.#dataKeys.key(file.key))
  }

  /** Did it replace another key file, and prove that it may? */
  hasReplaced(file: KeyFile): boolean {
    return this.#proven.has(file)
  }

  /** @param files all key files of the vault. @returns whether one of them replaces another. */
  replacements(files: readonly KeyFile[]): (by: KeyFile, other: KeyFile) => boolean {
    let plainKeys: DataKeys | null = null
    return (by, other) => {
      if (this.#proven.get(by)?.has(other.id)) return true
      if (!by.replaces.includes(other.id)) return false
      const key = this.#dataKeys.has(other.key)
        ? this.#dataKeys.key(other.key)
        : this.#plainKeyOf(other, (plainKeys ??= this.#plainKeys(files)))
      if (!key || !this.#isProof(by, other.key, key)) return false
      this.#proven.set(by, (this.#proven.get(by) ?? new Set()).add(other.id))
      return true
    }
  }

  /** The data key of a file where an `opened` file has it in plain; null: none has, or one that does not fit. */
  #plainKeyOf(file: KeyFile, plainKeys: DataKeys): Uint8Array | null {
    if (!plainKeys.has(file.key)) return null
    const key = plainKeys.key(file.key)
    return 'inbox' in file && toBase64(inboxPublicKey(this.#cipher, key)) !== file.inbox ? null : key
  }

  #plainKeys(files: readonly KeyFile[]): DataKeys {
    const dataKeys = new DataKeys(this.#cipher)
    for (const file of files) if (file.kind === 'opened') dataKeys.hold(file.key, fromBase64(file.open))
    unwrapAll(
      this.#cipher,
      dataKeys,
      files.filter((file) => file.kind === 'ring'),
    )
    return dataKeys
  }

  #isProof(file: KeyFile, id: Id, key: Uint8Array): boolean {
    const proof = file.proofs[id]
    return proof !== undefined && this.#cipher.open(this.#proofKey(key), fromBase64(proof), proofData(file)) !== null
  }

  #proofKey(key: Uint8Array): Uint8Array {
    return this.#cipher.deriveKey(key, EMPTY, 'luwte key file 1')
  }
}

/** Unwraps every key that is wrapped by one in memory, and keeps it there. */
export function unwrapAll(cipher: Cipher, dataKeys: DataKeys, files: readonly WrappedKeyFile[]): void {
  for (let before = -1; before !== dataKeys.ids.length;) {
    before = dataKeys.ids.length
    for (const file of files) {
      if (!dataKeys.has(file.key) || dataKeys.has(file.holds)) continue
      const held = cipher.open(dataKeys.key(file.key), fromBase64(file.wrapped), wrapData(file))
      if (held) dataKeys.hold(file.holds, held)
    }
  }
}

/** The private key for what was saved while the vault was locked. */
export const inboxPrivateKey = (cipher: Cipher, dataKey: Uint8Array): Uint8Array =>
  cipher.deriveKey(dataKey, EMPTY, 'luwte inbox 1')

export const inboxPublicKey = (cipher: Cipher, dataKey: Uint8Array): Uint8Array =>
  cipher.publicKeyOf(inboxPrivateKey(cipher, dataKey))

const EMPTY = new Uint8Array(0)
