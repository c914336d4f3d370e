import type { Id } from '@shared/kernel/ids'
import { readRecoveryCode } from '@shared/features/vault-access/recoveryCode'
import type { Notice } from '@shared/kernel/notice'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher, Clock, Digest, Files, KeyDeriver, Random } from '@main/ports'
import { DataKeys, fromBase64, type Seal, toBase64 } from './dataKeys'
import { type KeyFileStates, keyFileStates, type Slot, slotsOf, type StoredKeyFiles, wrapData } from './keyFile'
import { KeyFileChanges } from './keyFileChanges'
import { KeyFileStore } from './keyFileStore'
import { KeyMaker, passphraseWrapper, recoveryWrapper } from './keyMaker'
import { inboxPublicKey, KeyProofs, unwrapAll } from './keyProofs'

export interface SealingDeps {
  files: Files
  digest: Digest
  cipher: Cipher
  keyDeriver: KeyDeriver
  clock: Clock
  random: Random
}

/** A data key, and the slot that a secret opened to get it. */
interface FoundKey {
  slot: Slot
  key: Uint8Array
}

/** Whether a vault is sealed, which of its data keys are in memory, and how a secret unlocks it. */
export class Sealing implements Seal {
  readonly #deps: SealingDeps
  readonly #store: KeyFileStore
  readonly #proofs: KeyProofs
  readonly dataKeys: DataKeys
  /** Changing which secrets unlock the vault. */
  readonly changes: KeyFileChanges
  #stored: StoredKeyFiles | null = null
  #states: KeyFileStates | null = null

  /**
   * @param folder the vault folder.
   * @param copies the folder in which this computer keeps copies of key files; null: nowhere.
   * @param wasSealed did this computer seal its files in the vault of this id?
   */
  constructor(
    deps: SealingDeps,
    folder: () => string,
    copies: string | null,
    wasSealed: (vault: string | null) => boolean = () => false,
    onNotice: (notice: Notice) => void = () => undefined,
  ) {
    this.#deps = deps
    this.dataKeys = new DataKeys(deps.cipher)
    this.#proofs = new KeyProofs(deps.cipher, this.dataKeys)
    const onForeign = () => onNotice({ code: 'changed-key-file' })
    this.#store = new KeyFileStore({ ...deps, folder, copies, wasSealed, onForeign })
    const maker = new KeyMaker(deps, this.dataKeys, this.#proofs)
    this.changes = new KeyFileChanges({ ...deps, dataKeys: this.dataKeys, store: this.#store, maker, sealing: this })
  }

  /** As of the last look. Throws `locked`. */
  isOn(): boolean {
    if (this.isLocked) throw new LuwteError('locked')
    return this.isSealed
  }

  /** As of the last look. */
  get isSealed(): boolean {
    return this.#states?.isSealed ?? false
  }

  get isLocked(): boolean {
    return this.isSealed && this.dataKeys.current === null
  }

  get hasRecoveryCode(): boolean {
    return (this.#states?.recoveries ?? []).some(({ key }) => key === this.dataKeys.current)
  }

  /** There is a valid passphrase for a data key that is not in memory: see KeyFileChanges.join. */
  get hasOtherPassphrase(): boolean {
    return (
      this.dataKeys.current !== null && (this.#states?.passphrases ?? []).some(({ key }) => !this.dataKeys.has(key))
    )
  }

  /**
   * What is saved while locked is sealed to this public key; null: the vault is not sealed, or its key files have not arrived
   * yet. While the current key file is arriving a former one serves, as the current key gives access to the former one. A
   * key file that only the vault folder has comes last: somebody else may have put it there.
   */
  get inbox(): { key: Id; publicKey: Uint8Array } | null {
    const { passphrases = [], recoveries = [], former = [] } = this.#states ?? {}
    const slots = [...passphrases, ...recoveries, ...former]
    const isTrusted = (slot: Slot) => this.#stored?.known.has(slot.id) || this.#proofs.hasReplaced(slot)
    const slot = slots.find(isTrusted) ?? slots[0]
    return slot ? { key: slot.key, publicKey: fromBase64(slot.inbox) } : null
  }

  /** Reads what other computers did to the key files. If one of them unsealed the vault, it is unlocked here too. */
  async look(vault: string | null): Promise<KeyFileStates> {
    const stored = await this.#store.look(vault)
    const states = keyFileStates(stored, this.#proofs.replacements(stored.files))
    this.#stored = stored
    this.#states = states
    if (!states.isSealed) {
      for (const { key, open } of states.opened) this.dataKeys.hold(key, fromBase64(open))
      unwrapAll(this.#deps.cipher, this.dataKeys, states.wrappedKeys)
      this.dataKeys.use(null)
    }
    const hasCurrentSlot = slotsOf(states).some(({ key }) => key === this.dataKeys.current)
    // Another computer sealed the vault with a new key, because somebody may know the current one.
    if (states.isSealed && this.dataKeys.current !== null && !hasCurrentSlot) this.dataKeys.forget()
    return states
  }

  /** Throws `wrong-secret`; `unreadable` where a damaged key file may be the one that fits. */
  async unlock(vault: string, secret: string): Promise<void> {
    const states = await this.unlockToRead(vault, secret)
    const { passphrases, recoveries, wrappedKeys, opened } = states
    const genuine = [...passphrases, ...recoveries, ...wrappedKeys, ...opened].filter((file) =>
      this.#proofs.isGenuine(file),
    )
    // What cannot be mended now is mended the next time.
    await this.#store.keepInStep(genuine).catch(() => undefined)
    await this.#store.retire(states.superseded).catch(() => undefined)
  }

  /** The same without writing anything in the folder. */
  async unlockToRead(vault: string, secret: string): Promise<KeyFileStates> {
    const states = await this.#holdKeys(vault, await this.findKeys(await this.look(vault), secret))
    if (!states) throw new LuwteError(this.#store.hasUnread ? 'unreadable' : 'wrong-secret')
    return states
  }

  /** Unlocks with a data key that was stored elsewhere on this computer. @returns false: it is no key of this vault now. */
  async unlockWith(vault: string, id: Id, key: Uint8Array): Promise<boolean> {
    const inbox = toBase64(inboxPublicKey(this.#deps.cipher, key))
    const slots = slotsOf(await this.look(vault)).filter((slot) => slot.key === id && slot.inbox === inbox)
    const found = slots.map((slot) => ({ slot, key: Uint8Array.from(key) }))
    return (await this.#holdKeys(vault, found)) !== null
  }

  /** Throws `wrong-secret` unless the secret opens a slot of the current key. */
  async prove(vault: string, secret: string): Promise<void> {
    const found = await this.findKeys(await this.look(vault), secret)
    for (const { key } of found) key.fill(0)
    if (!found.some(({ slot }) => slot.key === this.dataKeys.current)) throw new LuwteError('wrong-secret')
  }

  /** Every data key that a secret opens. All slots are tried, so that a wrong secret takes as long as a right one. */
  async findKeys(states: KeyFileStates, secret: string): Promise<FoundKey[]> {
    const { cipher, keyDeriver } = this.#deps
    const found: FoundKey[] = []
    const tryOn = (slot: Slot, wrapper: Uint8Array) => {
      const key = cipher.open(wrapper, fromBase64(slot.wrapped), wrapData(slot))
      wrapper.fill(0)
      if (key) found.push({ slot, key })
    }
    for (const slot of states.passphrases) tryOn(slot, await passphraseWrapper(keyDeriver, secret, slot))
    const code = readRecoveryCode(secret)
    if (code) for (const slot of states.recoveries) tryOn(slot, recoveryWrapper(cipher, code, slot))
    return found
  }

  sweep(): Promise<void> {
    return this.#store.sweep()
  }

  forget(): void {
    this.dataKeys.forget()
  }

  /** Another vault is in the folder now. */
  forgetAll(): void {
    this.dataKeys.forget()
    this.#store.forgetAll()
    this.#stored = null
    this.#states = null
  }

  /**
   * Takes these keys into memory; the first of a valid slot becomes the current one. null: there is none. With the keys in
   * memory more proofs can be checked, and a slot may turn out to be void.
   */
  async #holdKeys(vault: string, found: readonly FoundKey[]): Promise<KeyFileStates | null> {
    const wasLocked = this.dataKeys.current === null
    if (wasLocked) this.dataKeys.forget()
    for (const { slot, key } of found) {
      this.dataKeys.hold(slot.key, key)
      key.fill(0)
    }
    if (this.#states) unwrapAll(this.#deps.cipher, this.dataKeys, this.#states.wrappedKeys)
    const states = await this.look(vault)
    const valid = new Set(slotsOf(states).map(({ id }) => id))
    const first = found.find(({ slot }) => valid.has(slot.id))
    if (first) this.dataKeys.use(first.slot.key)
    else if (wasLocked) this.dataKeys.forget()
    return first || (found.length > 0 && !states.isSealed) ? states : null
  }
}
