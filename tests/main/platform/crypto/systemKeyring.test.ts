import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { Bus } from '@main/platform/dbus/bus'
import { SecretService } from '@main/platform/dbus/secretService'
import { electronKeyring, secretServiceKeyring } from '@main/platform/crypto/systemKeyring'
import { fakeSecretService } from '../../../support/busServices'
import { type PrivateBus, privateBus } from '../../../support/privateBus'
import { eventually } from '../../../support/eventually'

// Electron's side, played: XOR is enough to see what went through it.
const electron = vi.hoisted(() => ({ opens: true, asked: 0, safeStorage: {} as Record<string, unknown> }))

vi.mock('electron', () => ({ safeStorage: electron.safeStorage }))

const MARK = 'v10'
const scrambled = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
const encrypt = (text: string) => {
  electron.asked += 1
  if (!electron.opens) throw new Error('the keyring does not open')
  return Buffer.concat([Buffer.from(MARK), scrambled(Buffer.from(text))])
}
const decrypt = (kept: Buffer) => {
  electron.asked += 1
  if (!kept.toString('latin1').startsWith(MARK)) throw new Error('not of this keyring')
  return scrambled(kept.subarray(MARK.length)).toString()
}

const VERSIONS = {
  'Electron 33, which waits for it': { encryptString: encrypt, decryptString: decrypt },
  'Electron 46, which does not': {
    encryptStringAsync: async (text: string) => encrypt(text),
    decryptStringAsync: async (kept: Buffer) => ({ shouldReEncrypt: false, result: decrypt(kept) }),
  },
}

const KEY = Uint8Array.from({ length: 256 }, (_none, at) => at)
const on = (platform: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: platform })

describe.each(Object.entries(VERSIONS))('the keyring by way of %s', (_name, calls) => {
  beforeEach(() => {
    for (const name of Object.keys(electron.safeStorage)) Reflect.deleteProperty(electron.safeStorage, name)
    Object.assign(electron.safeStorage, calls)
    Object.assign(electron, { opens: true, asked: 0 })
    const { platform } = process
    return () => void on(platform)
  })

  it.each(['darwin', 'win32'] as const)('is that of %s, and is not asked whether it is there', async (platform) => {
    on(platform)
    expect(await electronKeyring.isAvailable()).toBe(true)
    expect(electron.asked).toBe(0)
    const kept = await electronKeyring.protect(KEY)
    expect(Buffer.from(kept).includes(Buffer.from(KEY))).toBe(false)
    expect(await electronKeyring.reveal(kept)).toEqual(KEY)
  })

  it('keeps nothing where it does not open', async () => {
    electron.opens = false
    await expect(electronKeyring.protect(KEY)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('says so of what it did not keep', async () => {
    await expect(electronKeyring.reveal(KEY)).rejects.toMatchObject({ code: 'unreadable' })
  })
})

describe('the keyring over D-Bus', () => {
  let daemon: PrivateBus

  beforeEach(async () => {
    daemon = await privateBus()
  })
  afterEach(() => daemon.end())

  const LIMITS = { answerMs: 300, boxMs: 300 }
  const keyringAt = (address: string) => secretServiceKeyring(new SecretService(new Bus(address), LIMITS))
  const begun = async (options: Parameters<typeof fakeSecretService>[1] = {}) => {
    const service = await fakeSecretService(daemon.address, options)
    onTestFinished(() => service.leave())
    return { service, keyring: keyringAt(daemon.address) }
  }

  it('is known to be there, or not, without being asked for anything', async () => {
    expect(await keyringAt(daemon.address).isAvailable()).toBe(false)
    const { service, keyring } = await begun({ mute: true })
    expect(await keyring.isAvailable()).toBe(true)
    expect(service.asked).toBe(0)
    const startable = await privateBus({ startable: { name: 'org.freedesktop.secrets', command: '/bin/false' } })
    onTestFinished(() => startable.end())
    expect(await keyringAt(startable.address).isAvailable()).toBe(true)
  })

  it('keeps two things apart; neither shows in what is stored, and the keyring has neither', async () => {
    const { service, keyring } = await begun()
    const other = KEY.slice().reverse()
    const [one, two] = [await keyring.protect(KEY), await keyring.protect(other)]
    expect(await keyring.reveal(one)).toEqual(KEY)
    expect(await keyring.reveal(two)).toEqual(other)
    expect(service.stored.size).toBe(2)
    for (const bytes of [one, two, ...service.stored.values()])
      for (const key of [KEY, other]) expect(Buffer.from(bytes).includes(Buffer.from(key))).toBe(false)
    await keyring.forget(one)
    expect(service.stored.size).toBe(1)
    await expect(keyring.reveal(one)).rejects.toMatchObject({ code: 'unreadable' })
    expect(await keyring.reveal(two)).toEqual(other)
  })

  it.each([
    ['has no keyring yet', { hasCollection: false }],
    ['is locked', { isLocked: true }],
  ])('asks for a password where it %s', async (_what, options) => {
    const { service, keyring } = await begun(options)
    const kept = await keyring.protect(KEY)
    expect(service.boxes).toBe(1)
    service.isLocked = true
    expect(await keyring.reveal(kept)).toEqual(KEY)
    expect(service.boxes).toBe(2)
  })

  it.each(['cancels', 'nothing'] as const)('keeps nothing when whoever is asked %s', async (answers) => {
    const { service, keyring } = await begun({ hasCollection: false, answers })
    await expect(keyring.protect(KEY)).rejects.toMatchObject({ code: 'not-allowed' })
    // Its box is closed again.
    await eventually(() => expect(service.boxes).toBe(0))
    expect(service.stored.size).toBe(0)
  })

  it('tells a keyring that has lost the key from one that stays locked', async () => {
    const { service, keyring } = await begun({ answers: 'cancels' })
    const kept = await keyring.protect(KEY)
    service.isLocked = true
    await expect(keyring.reveal(kept)).rejects.toMatchObject({ code: 'not-allowed' })
    service.isLocked = false
    service.stored.clear()
    await expect(keyring.reveal(kept)).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('does not know what Electron protected', async () => {
    const { keyring } = await begun()
    for (const bytes of [Buffer.from('v11anything'), Buffer.from('v10anything'), KEY, new Uint8Array()])
      await expect(keyring.reveal(new Uint8Array(bytes))).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('that never answers is waited for no longer than its limit', async () => {
    const { keyring } = await begun({ mute: true })
    await expect(keyring.protect(KEY)).rejects.toMatchObject({ code: 'not-allowed' })
    const other = secretServiceKeyring({
      isThere: () => Promise.resolve(true),
      store: () => Promise.resolve(),
      read: () => Promise.resolve(null),
      remove: () => Promise.resolve(),
    })
    const kept = await other.protect(KEY)
    await expect(keyring.reveal(kept)).rejects.toMatchObject({ code: 'not-allowed' })
    await keyring.forget(kept)
  })
})
