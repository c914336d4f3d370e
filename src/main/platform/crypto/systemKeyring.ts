import { safeStorage } from 'electron'
import { randomBytes, randomUUID } from 'node:crypto'
import { LuwteError } from '@shared/kernel/errors'
import { inTime } from '@shared/kernel/timeLimit'
import type { SystemKeyring } from '@main/ports'
import type { Bus } from '../dbus/bus'
import { SecretService } from '../dbus/secretService'
import { timers } from '../timers'
import { nodeCipher } from './nodeCrypto'

/** The keyring of this system. On Linux it is asked over D-Bus, elsewhere by Electron. */
export const systemKeyring = (session: Bus): SystemKeyring =>
  process.platform === 'linux' ? secretServiceKeyring(new SecretService(session)) : electronKeyring

/** Begins what is protected in this way. Electron's, of earlier versions of Luwte, begins with `v10` or `v11`. */
const MARK = Buffer.from('luwte1')
/** The length of a UUID in text. */
const ID_LENGTH = 36

/**
 * The keyring holds a random key of its own for each thing that is protected; the bytes sealed with it are stored by the
 * caller. So neither of the two is enough alone.
 */
export function secretServiceKeyring(
  service: Pick<SecretService, 'isThere' | 'store' | 'read' | 'remove'>,
): SystemKeyring {
  const cipher = nodeCipher()

  return {
    isAvailable: () => service.isThere(),
    async protect(bytes) {
      const id = randomUUID()
      const key = new Uint8Array(randomBytes(32))
      // Sealed first: while the keyring asks for its password, only its own key is in memory.
      const sealed = cipher.seal(key, bytes, Buffer.from(id))
      try {
        await service.store(id, key)
      } catch (fault) {
        throw new LuwteError('not-allowed', 'the keyring did not store it', { cause: fault })
      } finally {
        key.fill(0)
      }
      return new Uint8Array(Buffer.concat([MARK, Buffer.from(id), sealed]))
    },
    async reveal(bytes) {
      const parts = partsOf(bytes)
      if (!parts) throw new LuwteError('unreadable', 'protected in another way')
      const key = await service.read(parts.id).catch((fault: unknown) => {
        throw new LuwteError('not-allowed', 'the keyring did not answer', { cause: fault })
      })
      const revealed = key?.length === 32 ? cipher.open(key, parts.sealed, Buffer.from(parts.id)) : null
      key?.fill(0)
      if (!revealed) throw new LuwteError('unreadable', 'the keyring does not know this')
      return revealed
    },
    async forget(bytes) {
      const parts = partsOf(bytes)
      if (parts) await service.remove(parts.id).catch(() => undefined)
    },
  }
}

function partsOf(bytes: Uint8Array): { id: string; sealed: Uint8Array } | null {
  const all = Buffer.from(bytes)
  if (!all.subarray(0, MARK.length).equals(MARK)) return null
  const start = MARK.length + ID_LENGTH
  return { id: all.toString('latin1', MARK.length, start), sealed: new Uint8Array(all.subarray(start)) }
}

// Electron 33 has only the synchronous calls, Electron 46 only the asynchronous ones.
const hasAsync = (): boolean => 'encryptStringAsync' in safeStorage

/** The system may ask the user for a password. */
const BOX_MS = 2 * 60_000

/** Of Windows and macOS: each has one, and it protects. */
export const electronKeyring: SystemKeyring = {
  // Known without asking: on macOS the question itself may open a box.
  isAvailable: () => Promise.resolve(process.platform === 'win32' || process.platform === 'darwin'),
  async protect(bytes) {
    try {
      return new Uint8Array(await inTime(timers, BOX_MS, encrypted(Buffer.from(bytes).toString('base64'))))
    } catch (fault) {
      throw new LuwteError('not-allowed', 'the keyring did not take it', { cause: fault })
    }
  },
  async reveal(bytes) {
    try {
      return new Uint8Array(Buffer.from(await inTime(timers, BOX_MS, decrypted(Buffer.from(bytes))), 'base64'))
    } catch (fault) {
      throw new LuwteError('unreadable', 'the keyring does not know this', { cause: fault })
    }
  },
  // What it protected is nowhere but in the bytes.
  forget: () => Promise.resolve(),
}

const encrypted = async (text: string): Promise<Buffer> =>
  hasAsync() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)

const decrypted = async (bytes: Buffer): Promise<string> =>
  hasAsync() ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes)
