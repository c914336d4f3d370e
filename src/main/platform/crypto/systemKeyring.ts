import { safeStorage } from 'electron'
import { LuwteError } from '@shared/kernel/errors'
import type { SystemKeyring } from '@main/ports'

// Electron 33 has only the calls that wait for the keyring, Electron 46 only those that do not.
const hasAsync = (): boolean => 'encryptStringAsync' in safeStorage

/**
 * What Chromium puts before bytes whose key stands in its source code, on Linux:
 * https://chromium.googlesource.com/chromium/src/+/main/components/os_crypt/sync/os_crypt_linux.cc
 */
const OPEN_PREFIX = 'v10'

export const electronKeyring: SystemKeyring = {
  async isAvailable() {
    try {
      if (!(await isThere())) return false
      // Where the keyring is chosen, but does not open, Chromium goes on without saying so.
      return !liesOpen(await encrypted('luwte'))
    } catch {
      return false
    }
  },
  async protect(bytes) {
    const kept = (await isThere()) ? await encrypted(Buffer.from(bytes).toString('base64')) : null
    if (!kept || liesOpen(kept)) throw new LuwteError('not-allowed', 'there is no keyring')
    return new Uint8Array(kept)
  },
  async reveal(bytes) {
    try {
      return new Uint8Array(Buffer.from(await decrypted(Buffer.from(bytes)), 'base64'))
    } catch (fault) {
      throw new LuwteError('unreadable', 'the keyring does not know this', { cause: fault })
    }
  },
}

async function isThere(): Promise<boolean> {
  if (!(hasAsync() ? await safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable())) return false
  return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
}

const liesOpen = (kept: Buffer): boolean =>
  process.platform === 'linux' && kept.subarray(0, OPEN_PREFIX.length).toString('latin1') === OPEN_PREFIX

const encrypted = async (text: string): Promise<Buffer> =>
  hasAsync() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)

const decrypted = async (kept: Buffer): Promise<string> =>
  hasAsync() ? (await safeStorage.decryptStringAsync(kept)).result : safeStorage.decryptString(kept)
