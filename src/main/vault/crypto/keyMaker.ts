import { type Id, makeId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { instant } from '@shared/kernel/time'
import type { Cipher, Clock, KeyDeriver, Random } from '@main/ports'
import { FORMAT } from './envelope'
import { ARGON2_COST, type KeyFile, type PassphraseSlot, rosterData, type Slot, wrapData } from './keyFile'
import { inboxPublicKey, type KeyProofs } from './keyProofs'
import { fromBase64, type DataKeys, toBase64 } from './dataKeys'
import { encodeListed, type Listed } from './roster'

interface Dependencies {
  cipher: Cipher
  keyDeriver: KeyDeriver
  clock: Clock
  random: Random
}

/**
 * Makes key files for data keys that are in memory; it does not write them. In each method, `replaced` are the key files
 * that the new one voids.
 */
export class KeyMaker {
  readonly #deps: Dependencies
  readonly #dataKeys: DataKeys
  readonly #proofs: KeyProofs

  constructor(deps: Dependencies, dataKeys: DataKeys, proofs: KeyProofs) {
    this.#deps = deps
    this.#dataKeys = dataKeys
    this.#proofs = proofs
  }

  async passphraseSlot(
    vault: string,
    id: Id,
    passphrase: string,
    replaced: readonly KeyFile[],
  ): Promise<PassphraseSlot> {
    const bare = { ...this.#slotHead(vault, id, replaced), kind: 'passphrase' as const, argon2id: ARGON2_COST }
    return this.#wrapped(bare, await passphraseWrapper(this.#deps.keyDeriver, passphrase, bare), id)
  }

  recoverySlot(vault: string, id: Id, code: Uint8Array, replaced: readonly KeyFile[]): KeyFile {
    const bare = { ...this.#slotHead(vault, id, replaced), kind: 'recovery' as const }
    return this.#wrapped(bare, recoveryWrapper(this.#deps.cipher, code, bare), id)
  }

  wrappedKeyFile(vault: string, outer: Id, inner: Id, replaced: readonly KeyFile[]): KeyFile {
    const bare = { ...this.#head(vault, outer, replaced), kind: 'ring' as const, holds: inner }
    return this.#wrapped(bare, Uint8Array.from(this.#dataKeys.key(outer)), inner)
  }

  roster(vault: string, id: Id, listed: Listed, replaced: readonly KeyFile[]): KeyFile {
    const bare = { ...this.#head(vault, id, replaced), kind: 'roster' as const, sealed: '' }
    const sealed = this.#deps.cipher.seal(this.#dataKeys.key(id), encodeListed(listed), rosterData(bare))
    return this.#proven({ ...bare, sealed: toBase64(sealed) })
  }

  openedFile(vault: string, id: Id, replaced: readonly KeyFile[]): KeyFile {
    const open = toBase64(this.#dataKeys.key(id))
    return this.#proven({ ...this.#head(vault, id, replaced), kind: 'opened' as const, open })
  }

  newId(): Id {
    return makeId(this.#deps.clock.now(), this.#deps.random.bytes(RANDOM_BYTES_PER_ID))
  }

  #slotHead(vault: string, id: Id, replaced: readonly KeyFile[]) {
    const salt = toBase64(this.#deps.random.bytes(16))
    const inbox = toBase64(inboxPublicKey(this.#deps.cipher, this.#dataKeys.key(id)))
    return { ...this.#head(vault, id, replaced), salt, inbox }
  }

  /** A file that replaces others also replaces those that they had replaced. */
  #head(vault: string, key: Id, replaced: readonly KeyFile[]) {
    const genuine = replaced.filter((file) => this.#proofs.isGenuine(file))
    const replaces = [...new Set([...replaced.map(({ id }) => id), ...genuine.flatMap((file) => file.replaces)])]
    const madeAt = instant(this.#deps.clock.now())
    const bare = { vault, id: this.newId(), madeAt, replaces, key, proofs: {} }
    return { app: 'luwte' as const, format: FORMAT as typeof FORMAT, ...bare }
  }

  /** @param wrapper the key to wrap with; overwritten with zeros. */
  #wrapped<Bare extends object>(bare: Bare, wrapper: Uint8Array, id: Id): Bare & { wrapped: string } {
    const data = wrapData({ ...bare, wrapped: '' } as unknown as KeyFile & { wrapped: string })
    const wrapped = toBase64(this.#deps.cipher.seal(wrapper, this.#dataKeys.key(id), data))
    wrapper.fill(0)
    return this.#proven({ ...bare, wrapped })
  }

  #proven<File extends object>(file: File): File {
    return { ...file, proofs: this.#proofs.make(file as unknown as KeyFile) }
  }
}

/** The key that wraps a data key, derived from a passphrase. */
export async function passphraseWrapper(
  keyDeriver: KeyDeriver,
  passphrase: string,
  { salt, argon2id }: Pick<PassphraseSlot, 'salt' | 'argon2id'>,
): Promise<Uint8Array> {
  const secret = normalised(passphrase)
  try {
    return await keyDeriver.derive(secret, fromBase64(salt), argon2id)
  } finally {
    secret.fill(0)
  }
}

/** The same, derived from the 16 bytes of a recovery code. It is random, so it needs no slow derivation. */
export const recoveryWrapper = (cipher: Cipher, code: Uint8Array, { salt }: Pick<Slot, 'salt'>): Uint8Array =>
  cipher.deriveKey(code, fromBase64(salt), 'luwte recovery 1')

/** NFKC: the same letters give the same key, however a keyboard encodes them. */
const normalised = (secret: string): Uint8Array => new TextEncoder().encode(secret.normalize('NFKC'))
