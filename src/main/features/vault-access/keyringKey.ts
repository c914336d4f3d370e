import * as v from 'valibot'
import { IdSchema } from '@shared/kernel/ids'
import type { VaultState } from '@shared/features/vault-access/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { SystemKeyring } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { fromBase64, type DataKeys, toBase64 } from '@main/vault/crypto/dataKeys'

const StoredSchema = v.looseObject({ key: IdSchema, protected: v.string() })
type Stored = v.InferOutput<typeof StoredSchema>

/**
 * The data key, protected by the keyring of the system: a second way to unlock beside the passphrase, never the only one. The
 * keyring may wait for the user, or for ever, so only what the user asks of it waits for it.
 */
export class KeyringKey {
  readonly #document: JsonDocument<object>
  readonly #keyring: SystemKeyring
  #isThere = false
  #isLost = false
  /** Each storing or removing ends those before it, which may still wait for the keyring. */
  #changes = 0

  constructor(document: JsonDocument<object>, keyring: SystemKeyring) {
    this.#document = document
    this.#keyring = keyring
  }

  /** Looks whether there is a keyring here now. @returns whether that changed. Never rejects. */
  async look(): Promise<boolean> {
    const was = this.#isThere
    this.#isThere = await this.#keyring.isAvailable().catch(() => false)
    return this.#isThere !== was
  }

  /** As at the last look. */
  async state(): Promise<VaultState['keyring']> {
    if (!this.#isThere) return 'not-here'
    return (await this.#stored()) ? 'on' : 'off'
  }

  /** The user chose it, but the keyring does not have what it needs any more. */
  get isLost(): boolean {
    return this.#isLost
  }

  /** What the keyring revealed opens nothing: the vault has another key by now. */
  lost(): void {
    this.#isLost = true
  }

  /** The user chose that the keyring unlocks the vault. */
  async isChosen(): Promise<boolean> {
    return (await this.#stored()) !== null
  }

  /**
   * Throws `not-allowed` where there is no keyring that protects it, `locked` where no key is in memory.
   * @returns false: it was stored anew or removed while the keyring was waited for, or Luwte ends. Then nothing is changed.
   */
  async store(dataKeys: DataKeys): Promise<boolean> {
    const { current } = dataKeys
    if (current === null) throw new LuwteError('locked')
    this.#changes += 1
    const change = this.#changes
    let bytes: Uint8Array
    try {
      bytes = await this.#keyring.protect(dataKeys.key(current))
    } catch (fault) {
      if (change !== this.#changes) return false
      throw fault
    }
    const before = await this.#stored()
    if (change !== this.#changes) {
      await this.#keyring.forget(bytes)
      return false
    }
    await this.#document.write({ format: 1, key: current, protected: toBase64(bytes) })
    this.#isLost = false
    if (before) await this.#keyring.forget(fromBase64(before.protected))
    return true
  }

  async remove(): Promise<void> {
    this.#changes += 1
    this.#isLost = false
    const before = await this.#stored()
    await this.#document.remove()
    if (before) await this.#keyring.forget(fromBase64(before.protected))
  }

  /** Removes what the keyring has; the file stays. Everything is being deleted, files come later. */
  async forget(): Promise<void> {
    this.#changes += 1
    const stored = await this.#stored()
    if (stored) await this.#keyring.forget(fromBase64(stored.protected))
  }

  /** null: no key is stored, or the keyring does not reveal it. */
  async reveal(): Promise<{ id: string; key: Uint8Array } | null> {
    const stored = await this.#stored()
    if (!stored) return null
    try {
      const key = await this.#keyring.reveal(fromBase64(stored.protected))
      return key.length === 32 ? { id: stored.key, key } : null
    } catch (fault) {
      this.#isLost = fault instanceof LuwteError && fault.code === 'unreadable'
      return null
    }
  }

  /** What still waits for the keyring comes to nothing. */
  dispose(): void {
    this.#changes += 1
  }

  async #stored(): Promise<Stored | null> {
    const { value } = await this.#document.read().catch(() => ({ value: null }))
    return v.is(StoredSchema, value) ? value : null
  }
}
