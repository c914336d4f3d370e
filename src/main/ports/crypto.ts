/** The ciphers of architecture.md's store: AES-256-GCM, HKDF-SHA-256, X25519. Keys are 32 bytes. */
export interface Cipher {
  /** @param about what is authenticated along. @returns a fresh nonce (12 bytes), the ciphertext, the tag (16). */
  seal(key: Uint8Array, plain: Uint8Array, about: Uint8Array): Uint8Array
  /** null: another key, another `about`, or a changed byte. */
  open(key: Uint8Array, sealed: Uint8Array, about: Uint8Array): Uint8Array | null
  /** HKDF-SHA-256 without more salt than this, to 32 bytes. */
  deriveKey(secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array
  /** X25519: what belongs to this private key (any 32 bytes). */
  publicKeyOf(privateKey: Uint8Array): Uint8Array
  /** To whoever has the private key: a fresh public key (32 bytes), then as `seal` gives it. */
  sealTo(publicKey: Uint8Array, plain: Uint8Array, about: Uint8Array): Uint8Array
  openWith(privateKey: Uint8Array, box: Uint8Array, about: Uint8Array): Uint8Array | null
}

export interface Argon2Cost {
  memoryKiB: number
  passes: number
}

/** Argon2id with one lane. Each call takes its memory with it when it ends. */
export interface KeyDeriver {
  /** @param secret in UTF-8. @param salt 16 bytes. @returns 32 bytes. */
  derive(secret: Uint8Array, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array>
}

/** The keyring of the system, which opens with the session of the user. */
export interface SystemKeyring {
  /** Never where what it keeps would lie open. */
  isAvailable(): Promise<boolean>
  protect(bytes: Uint8Array): Promise<Uint8Array>
  /** Throws `unreadable` for what it did not protect, or does not any more. */
  reveal(bytes: Uint8Array): Promise<Uint8Array>
}

export interface Digest {
  /** In lower-case hex. */
  sha256(bytes: Uint8Array): string
}
