import type { Cipher } from '@main/ports'

// Whoever learned a former passphrase has a former data key, and can seal files with it that look like those of any computer.
// A computer tells its own from those by the nonce: it works the nonce out from the content with a key that only it has, in its
// user data. Nothing else about the file is different, so other computers read it as any other.

const NONCE_BYTES = 12

/** @param ownKey 32 bytes that only this computer has. @returns the nonce with which this computer seals this text. */
export function ownNonce(
  cipher: Cipher,
  { dataKey, ownKey }: { dataKey: Uint8Array; ownKey: Uint8Array },
  plain: Uint8Array,
  about: Uint8Array,
): Uint8Array {
  // Of both keys: whoever has only the user data must not be able to try out whether a text is the right one.
  const secret = new Uint8Array(dataKey.length + ownKey.length)
  secret.set(dataKey)
  secret.set(ownKey, dataKey.length)
  const key = cipher.deriveKey(secret, EMPTY, 'luwte own file 1')
  secret.fill(0)
  try {
    return cipher.mac(key, [lengthOf(about), about, plain]).slice(0, NONCE_BYTES)
  } finally {
    key.fill(0)
  }
}

/** Is this the nonce with which the sealed bytes begin? */
export const hasNonce = (sealed: Uint8Array, nonce: Uint8Array): boolean =>
  nonce.every((byte, at) => byte === sealed[at])

/** Eight bytes, so that nothing of the one can be taken for the other. */
function lengthOf(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(8)
  new DataView(length.buffer).setBigUint64(0, BigInt(bytes.length))
  return length
}

const EMPTY = new Uint8Array(0)
