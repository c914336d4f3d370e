import { safeStorage } from 'electron'
import { LuwteError } from '@shared/kernel/errors'
import type { SystemKeyring } from '@main/ports'

// Electron 33 has only the synchronous calls, Electron 46 only the asynchronous ones.
const hasAsync = (): boolean => 'encryptStringAsync' in safeStorage

/**
 * On Linux, Chromium's prefix of bytes that it encrypted with a fixed key from its source code, which protects nothing:
 * https://chromium.googlesource.com/chromium/src/+/main/components/os_crypt/sync/os_crypt_linux.cc
 */
const FIXED_KEY_PREFIX = 'v10'

export const electronKeyring: SystemKeyring = {
  async isAvailable() {
    try {
      if (!(await hasKeyring())) return false
      // When a keyring exists but cannot be opened, Chromium uses the fixed key without reporting it.
      return !hasFixedKey(await encrypted('luwte'))
    } catch {
      return false
    }
  },
  async protect(bytes) {
    const protectedBytes = (await hasKeyring()) ? await encrypted(Buffer.from(bytes).toString('base64')) : null
    if (!protectedBytes || hasFixedKey(protectedBytes)) throw new LuwteError('not-allowed', 'there is no keyring')
    return new Uint8Array(protectedBytes)
  },
  async reveal(bytes) {
    try {
      return new Uint8Array(Buffer.from(await decrypted(Buffer.from(bytes)), 'base64'))
    } catch (fault) {
      throw new LuwteError('unreadable', 'the keyring does not know this', { cause: fault })
    }
  },
}

async function hasKeyring(): Promise<boolean> {
  if (!(hasAsync() ? await safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable())) return false
  return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
}

const hasFixedKey = (bytes: Buffer): boolean =>
  process.platform === 'linux' && bytes.subarray(0, FIXED_KEY_PREFIX.length).toString('latin1') === FIXED_KEY_PREFIX

const encrypted = async (text: string): Promise<Buffer> =>
  hasAsync() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)

const decrypted = async (bytes: Buffer): Promise<string> =>
  hasAsync() ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes)
