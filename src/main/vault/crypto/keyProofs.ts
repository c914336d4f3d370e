import type { Id } from '@shared/kernel/ids'
import type { Cipher } from '@main/ports'
import {
  isSlot,
  type KeyFile,
  proofData,
  type Slot,
  type StoredKeyFiles,
  wrapData,
  type WrappedKeyFile,
} from './keyFile'
import { fromBase64, DataKeys, toBase64 } from './dataKeys'

/**
 * Decides which key file may void another: only one made by somebody who had the data key of the other. Anyone with access
 * to the folder can write a file that claims so, hence the proofs.
 */
export class KeyProofs {
  readonly #cipher: Cipher
  readonly #dataKeys: DataKeys
  /** Two files in one text: the first was proven to replace the second. Still true after the keys are forgotten. */
  readonly #proven = new Set<string>()

  /** @param dataKeys the keys in memory. */
  constructor(cipher: Cipher, dataKeys: DataKeys) {
    this.#cipher = cipher
    this.#dataKeys = dataKeys
  }

  /** Proofs for a new file: that its maker has every key that is in memory. */
  make(file: KeyFile): KeyFile['proofs'] {
    const data = proofData(file)
    const proof = (id: string) =>
      this.#withProofKey(this.#dataKeys.key(id), (key) => toBase64(this.#cipher.seal(key, EMPTY, data)))
    return Object.fromEntries(this.#dataKeys.ids.map((id) => [id, proof(id)]))
  }

  /** Was it made by somebody who had its data key? false also while that key is not in memory. */
  isGenuine(file: KeyFile): boolean {
    const key = this.#keyInMemory(file)
    return key !== null && this.#isProof(file, file.key, key)
  }

  /**
   * The files that this computer vouches for: its copies, what proves that its maker had the key of a slot that counts now,
   * and slots of a key that one of those was handed to. A key that lies open, or that was changed for another, vouches for
   * nothing. null: this computer has no copy of a slot that counts, so it cannot tell.
   */
  vouchedFor({ files, known }: StoredKeyFiles): ReadonlySet<KeyFile> | null {
    const vouched = new Set(files.filter(({ id }) => known.has(id)))
    const replaces = this.replacements(files, vouched)
    const isVoid = (file: KeyFile) => [...vouched].some((by) => replaces(by, file))
    const counting = [...vouched].filter((file) => !isVoid(file))
    const slots = counting.filter(isSlot)
    // Unsealed: whoever seals it anew proves no more than that they can read the folder. See Sealing.sealedElsewhere.
    const authorities = new Set(slots.length > 0 ? slots : counting.filter(({ kind }) => kind === 'opened'))
    if (authorities.size === 0) return null
    const hasAuthority = (by: KeyFile) => [...authorities].some((slot) => replaces(by, slot))
    const isHanded = (file: KeyFile) => [...vouched].some((ring) => this.#isKeyOfRing(file, ring) && hasAuthority(ring))
    for (let before = -1; before !== vouched.size;) {
      before = vouched.size
      for (const file of files.filter((one) => !vouched.has(one) && (hasAuthority(one) || isHanded(one)))) {
        vouched.add(file)
        if (isSlot(file)) authorities.add(file)
      }
    }
    return vouched
  }

  /** Whoever had the wrapped key gave it to whoever has the key of the file. Known once that is in memory. */
  #isKeyOfRing(file: KeyFile, ring: KeyFile): boolean {
    if (ring.kind !== 'ring' || ring.key !== file.key || !this.isGenuine(file)) return false
    const held = this.#cipher.open(this.#dataKeys.key(ring.key), fromBase64(ring.wrapped), wrapData(ring))
    held?.fill(0)
    return held !== null
  }

  /**
   * @param files all key files of the vault.
   * @param vouched those that this computer vouches for; null: it cannot tell.
   * @returns whether one of them replaces another.
   */
  replacements(
    files: readonly KeyFile[],
    vouched: ReadonlySet<KeyFile> | null,
  ): (by: KeyFile, other: KeyFile) => boolean {
    let plainKeys: DataKeys | null = null
    return (by, other) => {
      if (!by.replaces.includes(other.id) && !isOfDoneKey(by, other)) return false
      const pair = JSON.stringify([by, other])
      if (this.#proven.has(pair)) return true
      const key = this.#keyInMemory(other) ?? this.#plainKeyOf(other, (plainKeys ??= this.#plainKeys(files)), vouched)
      if (!key || !this.#isProof(by, other.key, key)) return false
      this.#proven.add(pair)
      return true
    }
  }

  /** Is this data key, which a secret gave, the one that the maker of the slot had? */
  isKeyOf(slot: Slot, key: Uint8Array): boolean {
    return this.fits(slot, key) && this.#isProof(slot, slot.key, key)
  }

  /** Does this data key belong to the file? Ids can be claimed, so the bytes are compared. */
  fits(file: KeyFile, key: Uint8Array): boolean {
    if (isSlot(file)) return toBase64(inboxPublicKey(this.#cipher, key)) === file.inbox
    return file.kind !== 'opened' || toBase64(key) === file.open
  }

  #keyInMemory(file: KeyFile): Uint8Array | null {
    if (!this.#dataKeys.has(file.key)) return null
    const key = this.#dataKeys.key(file.key)
    return this.fits(file, key) ? key : null
  }

  /** The data key of a file where an `opened` file has it in plain; null: none has, or one that does not fit. */
  #plainKeyOf(file: KeyFile, plainKeys: DataKeys, vouched: ReadonlySet<KeyFile> | null): Uint8Array | null {
    // Only a slot shows whether a key fits. Of other files that is known where this computer vouches for them.
    if (!plainKeys.has(file.key) || !(isSlot(file) || (vouched?.has(file) ?? true))) return null
    const key = plainKeys.key(file.key)
    return this.fits(file, key) ? key : null
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
    if (proof === undefined) return false
    return this.#withProofKey(
      key,
      (proofKey) => this.#cipher.open(proofKey, fromBase64(proof), proofData(file)) !== null,
    )
  }

  #withProofKey<Value>(dataKey: Uint8Array, use: (key: Uint8Array) => Value): Value {
    const key = this.#cipher.deriveKey(dataKey, EMPTY, 'luwte key file 1')
    try {
      return use(key)
    } finally {
      key.fill(0)
    }
  }
}

/**
 * Was the key of the slot changed for that of the other file, or does it lie open there? Then no slot of that key counts any more,
 * also one that the maker of the file did not know of: somebody who learned the former passphrase could make any number of those.
 */
function isOfDoneKey(by: KeyFile, slot: KeyFile): boolean {
  if (!isSlot(slot) || !(slot.key in by.proofs)) return false
  return isSlot(by) ? by.key !== slot.key && by.replaces.length > 0 : by.kind === 'opened' && by.key === slot.key
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

export function inboxPublicKey(cipher: Cipher, dataKey: Uint8Array): Uint8Array {
  const privateKey = inboxPrivateKey(cipher, dataKey)
  try {
    return cipher.publicKeyOf(privateKey)
  } finally {
    privateKey.fill(0)
  }
}

const EMPTY = new Uint8Array(0)
