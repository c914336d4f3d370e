import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher, Digest } from '@main/ports'

// Only algorithms that Electron's BoringSSL has: it lacks ChaCha20-Poly1305 and Argon2.

const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const BOX_INFO = 'luwte box 1'

/** The DER header of an X25519 key (RFC 8410), before its 32 bytes: Node does not import raw keys. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')

export const nodeDigest = (): Digest => ({
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
})

export const nodeCipher = (): Cipher => ({
  seal,
  open,
  mac,
  deriveKey,
  publicKeyOf: (privateKey) => rawPublic(createPublicKey(privateFrom(privateKey))),

  sealTo(publicKey, plain, about) {
    const ephemeral = privateFrom(randomBytes(KEY_BYTES))
    const ephemeralPublic = rawPublic(createPublicKey(ephemeral))
    const key = boxKey(ephemeral, publicKey, joined(ephemeralPublic, publicKey))
    if (!key) throw new LuwteError('unreadable', 'not a usable public key')
    return joined(ephemeralPublic, seal(key, plain, about))
  },

  openWith(privateKey, sealed, about) {
    if (sealed.length < KEY_BYTES) return null
    const own = privateFrom(privateKey)
    const ephemeralPublic = sealed.subarray(0, KEY_BYTES)
    const key = boxKey(own, ephemeralPublic, joined(ephemeralPublic, rawPublic(createPublicKey(own))))
    return key && open(key, sealed.subarray(KEY_BYTES), about)
  },
})

function seal(
  key: Uint8Array,
  plain: Uint8Array,
  about: Uint8Array,
  nonce: Uint8Array = randomBytes(NONCE_BYTES),
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(about)
  const parts = [nonce, cipher.update(plain), cipher.final()]
  return joined(...parts, cipher.getAuthTag())
}

function open(key: Uint8Array, sealed: Uint8Array, about: Uint8Array): Uint8Array | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(about)
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, end))
  try {
    return joined(plain, decipher.final())
  } catch {
    return null
  } finally {
    plain.fill(0)
  }
}

function mac(key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(part)
  return joined(hmac.digest())
}

const deriveKey = (secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, info, KEY_BYTES))

/** null: a public key of low order, such as all zeros: it gives the same secret with every private key. */
function boxKey(privateKey: KeyObject, publicKey: Uint8Array, salt: Uint8Array): Uint8Array | null {
  const secret = sharedSecret(privateKey, publicKey)
  return secret.some((byte) => byte !== 0) ? deriveKey(secret, salt, BOX_INFO) : null
}

/** Empty for a public key of low order: Node throws then, as section 6.1 of RFC 7748 demands. */
function sharedSecret(privateKey: KeyObject, publicKey: Uint8Array): Uint8Array {
  try {
    return diffieHellman({ privateKey, publicKey: publicFrom(publicKey) })
  } catch {
    return new Uint8Array()
  }
}

function privateFrom(raw: Uint8Array): KeyObject {
  const der = joined(PRIVATE_PREFIX, raw)
  try {
    return createPrivateKey({ key: Buffer.from(der.buffer), format: 'der', type: 'pkcs8' })
  } finally {
    der.fill(0)
  }
}

const publicFrom = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' })

const rawPublic = (key: KeyObject): Uint8Array =>
  new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length))

/** In memory of its own: small Buffers share theirs, and what was in it stays there. */
function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
