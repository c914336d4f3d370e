import { beforeEach, describe, expect, it, vi } from 'vitest'
import { electronKeyring } from '@main/platform/crypto/systemKeyring'

// Electron's side, played: XOR is enough to see what went through it.
const keyring = vi.hoisted(() => ({
  isThere: true,
  opens: true,
  backend: 'gnome_libsecret',
  prefix: 'v11',
  safeStorage: {} as Record<string, unknown>,
}))

vi.mock('electron', () => ({ safeStorage: keyring.safeStorage }))

const scrambled = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
const encrypt = (text: string) => {
  if (!keyring.opens) throw new Error('the keyring does not open')
  return Buffer.concat([Buffer.from(keyring.prefix), scrambled(Buffer.from(text))])
}
const decrypt = (kept: Buffer) => {
  if (!kept.toString('latin1').startsWith(keyring.prefix)) throw new Error('not of this keyring')
  return scrambled(kept.subarray(keyring.prefix.length)).toString()
}

const VERSIONS = {
  'Electron 33, which waits for it': {
    isEncryptionAvailable: () => keyring.isThere,
    encryptString: encrypt,
    decryptString: decrypt,
    getSelectedStorageBackend: () => keyring.backend,
  },
  'Electron 46, which does not': {
    isAsyncEncryptionAvailable: async () => keyring.isThere,
    encryptStringAsync: async (text: string) => encrypt(text),
    decryptStringAsync: async (kept: Buffer) => ({ shouldReEncrypt: false, result: decrypt(kept) }),
    getSelectedStorageBackend: () => keyring.backend,
  },
}

const KEY = Uint8Array.from({ length: 256 }, (_none, at) => at)
const on = (platform: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: platform })

describe.each(Object.entries(VERSIONS))('the keyring by way of %s', (_name, calls) => {
  beforeEach(() => {
    for (const name of Object.keys(keyring.safeStorage)) Reflect.deleteProperty(keyring.safeStorage, name)
    Object.assign(keyring.safeStorage, calls)
    Object.assign(keyring, { isThere: true, opens: true, backend: 'gnome_libsecret', prefix: 'v11' })
    const { platform } = process
    on('linux')
    return () => void on(platform)
  })

  it('keeps bytes, and gives back the same', async () => {
    expect(await electronKeyring.isAvailable()).toBe(true)
    const kept = await electronKeyring.protect(KEY)
    expect(Buffer.from(kept).includes(Buffer.from(KEY))).toBe(false)
    expect(await electronKeyring.reveal(kept)).toEqual(KEY)
  })

  it.each([
    ['there is none', { isThere: false }],
    ['it does not open', { opens: false }],
    ['the key would stand in the source code', { backend: 'basic_text' }],
    ['nobody knows which it is', { backend: 'unknown' }],
    ['the key stands in the source code after all', { prefix: 'v10' }],
  ])('is not offered, and keeps nothing, where %s', async (_what, given) => {
    Object.assign(keyring, given)
    expect(await electronKeyring.isAvailable()).toBe(false)
    await expect(electronKeyring.protect(KEY)).rejects.toThrow()
  })

  it.each(['darwin', 'win32'] as const)('is that of %s, which has one way only', async (platform) => {
    on(platform)
    Object.assign(keyring, { backend: 'unknown', prefix: 'v10' })
    expect(await electronKeyring.isAvailable()).toBe(true)
    expect(await electronKeyring.reveal(await electronKeyring.protect(KEY))).toEqual(KEY)
  })

  it('says so of what it did not keep', async () => {
    await expect(electronKeyring.reveal(KEY)).rejects.toMatchObject({ code: 'unreadable' })
  })
})
