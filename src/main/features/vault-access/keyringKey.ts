import * as v from 'valibot'
import { IdSchema } from '@shared/kernel/ids'
import type { VaultState } from '@shared/features/vault-access/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { SystemKeyring } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { fromBase64, type DataKeys, toBase64 } from '@main/vault/crypto/dataKeys'

const KeptSchema = v.looseObject({ key: IdSchema, protected: v.string() })

/** The data key, kept by the keyring of this computer: an easier way in beside the passphrase, never the only one. */
export class KeyringKey {
  readonly #document: JsonDocument<object>
  readonly #keyring: SystemKeyring

  constructor(document: JsonDocument<object>, keyring: SystemKeyring) {
    this.#document = document
    this.#keyring = keyring
  }

  async state(): Promise<VaultState['keyring']> {
    if (!(await this.#keyring.isAvailable().catch(() => false))) return 'not-here'
    return (await this.#kept()) ? 'on' : 'off'
  }

  /** Throws `not-allowed` where the keyring would leave it in the open. */
  async keep(ring: DataKeys): Promise<void> {
    const { current } = ring
    if (current === null) throw new LuwteError('locked')
    if (!(await this.#keyring.isAvailable())) throw new LuwteError('not-allowed', 'no keyring that protects')
    const bytes = await this.#keyring.protect(ring.key(current))
    await this.#document.write({ format: 1, key: current, protected: toBase64(bytes) })
  }

  drop(): Promise<void> {
    return this.#document.remove()
  }

  /** null: none is kept, or the keyring does not give it. */
  async reveal(): Promise<{ id: string; key: Uint8Array } | null> {
    const kept = await this.#kept()
    if (!kept) return null
    const key = await this.#keyring.reveal(fromBase64(kept.protected)).catch(() => null)
    return key?.length === 32 ? { id: kept.key, key } : null
  }

  async #kept(): Promise<v.InferOutput<typeof KeptSchema> | null> {
    const { value } = await this.#document.read().catch(() => ({ value: null }))
    return v.is(KeptSchema, value) ? value : null
  }
}
