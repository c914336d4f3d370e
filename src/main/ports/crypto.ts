/** The algorithms of the vault: AES-256-GCM, HKDF-SHA-256, X25519. Keys are 32 bytes. docs/SECURITY.md says why these. */
export interface Cipher {
  /**
   * @param about the additional authenticated data: `open` needs the same.
   * @param nonce 12 bytes, never the same ones for two different texts; not given: random ones.
   * @returns the nonce (12 bytes), the ciphertext, the tag (16 bytes).
   */
  seal(key: Uint8Array, plain: Uint8Array, about: Uint8Array, nonce?: Uint8Array): Uint8Array
  /** null: the key or `about` is another one, or a byte was changed. */
  open(key: Uint8Array, sealed: Uint8Array, about: Uint8Array): Uint8Array | null
  /** HMAC-SHA-256 of the parts one after another. @returns 32 bytes. */
  mac(key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array
  /** HKDF-SHA-256. @returns 32 bytes. */
  deriveKey(secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array
  /** The X25519 public key of a private key, which may be any 32 bytes. */
  publicKeyOf(privateKey: Uint8Array): Uint8Array
  /**
   * Encrypts for the owner of the private key. Throws `unreadable` for bytes that are no usable public key.
   * @returns a fresh public key (32 bytes), then what `seal` returns.
   */
  sealTo(publicKey: Uint8Array, plain: Uint8Array, about: Uint8Array): Uint8Array
  /** Decrypts what `sealTo` returned; null as for `open`. */
  openWith(privateKey: Uint8Array, sealed: Uint8Array, about: Uint8Array): Uint8Array | null
}

/** How much memory and time one derivation takes. */
export interface Argon2Cost {
  memoryKiB: number
  passes: number
}

/** Argon2id with one lane. The memory of a call is given back when the call ends. */
export interface KeyDeriver {
  /** @param secret in UTF-8. @param salt 16 bytes. @returns 32 bytes. */
  derive(secret: Uint8Array, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array>
}

/**
 * The keyring of the operating system, which is unlocked when the user logs in. It may open a box of its own and wait for the
 * user: nothing but the call itself waits for it.
 */
export interface SystemKeyring {
  /** Is there one that protects? It is not asked for anything, so it opens no box. */
  isAvailable(): Promise<boolean>
  /** Encrypts with a key in the keyring. Throws `not-allowed` where the keyring does not take it, or never answers. */
  protect(bytes: Uint8Array): Promise<Uint8Array>
  /**
   * Decrypts what `protect` returned. Throws `unreadable` when the keyring has no key for it, `not-allowed` when the keyring
   * stays locked or never answers.
   */
  reveal(bytes: Uint8Array): Promise<Uint8Array>
  /** Removes the key for what `protect` returned. Never rejects. */
  forget(bytes: Uint8Array): Promise<void>
}

export interface Digest {
  /** In lower-case hex. */
  sha256(bytes: Uint8Array): string
}
