import * as v from 'valibot'
import { IdSchema } from '@shared/kernel/ids'
import type { VaultState } from '@shared/features/vault-access/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { SystemKeyring } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { fromBase64, type DataKeys, toBase64 } from '@main/vault/crypto/dataKeys'

const StoredSchema = v.looseObject({ key: IdSchema, protected: v.string() })

/** The data key, protected by the keyring of the system: a second way to unlock beside the passphrase, never the only one. */
export class KeyringKey {
  readonly #document: JsonDocument<object>
  readonly #keyring: SystemKeyring

  constructor(document: JsonDocument<object>, keyring: SystemKeyring) {
    this.#document = document
    this.#keyring = keyring
  }

  async state(): Promise<VaultState['keyring']> {
    if (!(await this.#keyring.isAvailable().catch(() => false))) return 'not-here'
    return (await this.#stored()) ? 'on' : 'off'
  }

  /** Throws `not-allowed` where there is no keyring that protects it. */
  async store(dataKeys: DataKeys): Promise<void> {
    const { current } = dataKeys
    if (current === null) throw new LuwteError('locked')
    if (!(await this.#keyring.isAvailable())) throw new LuwteError('not-allowed', 'no keyring that protects')
    const bytes = await this.#keyring.protect(dataKeys.key(current))
    await this.#document.write({ format: 1, key: current, protected: toBase64(bytes) })
  }

  remove(): Promise<void> {
    return this.#document.remove()
  }

  /** null: no key is stored, or the keyring does not reveal it. */
  async reveal(): Promise<{ id: string; key: Uint8Array } | null> {
    const stored = await this.#stored()
    if (!stored) return null
    const key = await this.#keyring.reveal(fromBase64(stored.protected)).catch(() => null)
    return key?.length === 32 ? { id: stored.key, key } : null
  }

  async #stored(): Promise<v.InferOutput<typeof StoredSchema> | null> {
    const { value } = await this.#document.read().catch(() => ({ value: null }))
    return v.is(StoredSchema, value) ? value : null
  }
}
