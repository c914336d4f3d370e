import { argon2id } from '@noble/hashes/argon2.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { webcrypto } from 'node:crypto'

// The ciphers once more, of other hands: WebCrypto and noble. Written from architecture.md, not from cipher.ts.

const { subtle } = webcrypto
const NONCE = 12
const KEY = 32

const text = (words: string) => new TextEncoder().encode(words)
const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts))
const own = (raw: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(raw)

const aesKey = (key: Uint8Array) => subtle.importKey('raw', own(key), 'AES-GCM', false, ['encrypt', 'decrypt'])

export async function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, about: Uint8Array) {
  const how = { name: 'AES-GCM', iv: own(nonce), additionalData: own(about) }
  return joined(nonce, new Uint8Array(await subtle.encrypt(how, await aesKey(key), own(plain))))
}

export async function open(key: Uint8Array, sealed: Uint8Array, about: Uint8Array) {
  const how = { name: 'AES-GCM', iv: own(sealed.subarray(0, NONCE)), additionalData: own(about) }
  return new Uint8Array(await subtle.decrypt(how, await aesKey(key), own(sealed.subarray(NONCE))))
}

export const deriveKey = (secret: Uint8Array, salt: Uint8Array, info: string) =>
  hkdf(sha256, secret, salt, text(info), KEY)

export const mac = (key: Uint8Array, parts: readonly Uint8Array[]) => hmac(sha256, key, joined(...parts))

export const argon2 = (secret: Uint8Array, salt: Uint8Array, memoryKiB: number, passes: number) =>
  argon2id(secret, salt, { m: memoryKiB, t: passes, p: 1, dkLen: KEY })

const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')

async function shared(privateKey: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array> {
  const secret = await subtle.importKey('pkcs8', joined(PKCS8, privateKey), 'X25519', false, ['deriveBits'])
  const open = await subtle.importKey('raw', own(publicKey), 'X25519', false, [])
  return new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: open }, secret, 256))
}

const boxKey = async (privateKey: Uint8Array, publicKey: Uint8Array, once: Uint8Array, recipient: Uint8Array) =>
  deriveKey(await shared(privateKey, publicKey), joined(once, recipient), 'luwte box 1')

interface Box {
  oncePrivate: Uint8Array
  oncePublic: Uint8Array
  publicKey: Uint8Array
  nonce: Uint8Array
}

export async function sealTo({ oncePrivate, oncePublic, publicKey, nonce }: Box, plain: Uint8Array, about: Uint8Array) {
  const key = await boxKey(oncePrivate, publicKey, oncePublic, publicKey)
  return joined(oncePublic, await seal(key, nonce, plain, about))
}

export async function openWith(privateKey: Uint8Array, publicKey: Uint8Array, box: Uint8Array, about: Uint8Array) {
  const once = box.subarray(0, KEY)
  return open(await boxKey(privateKey, once, once, publicKey), box.subarray(KEY), about)
}
