import type { Id } from '@shared/kernel/ids'
import { readRecoveryCode } from '@shared/features/vault-access/recoveryCode'
import type { Notice } from '@shared/kernel/notice'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher, Clock, Digest, Files, KeyDeriver, Random } from '@main/ports'
import { type KeyFile, type KeyFileStates, type StoredKeyFiles, type Slot, keyFileStates, wrapData } from './keyFile'
import { KeyMaker, passphraseWrapper, recoveryWrapper } from './keyMaker'
import { unwrapAll, inboxPublicKey, KeyProofs } from './keyProofs'
import { fromBase64, DataKeys, type Seal, toBase64 } from './dataKeys'
import { KeyFileStore } from './keyFileStore'

export interface SealingDeps {
  files: Files
  digest: Digest
  cipher: Cipher
  keyDeriver: KeyDeriver
  clock: Clock
  random: Random
}

/** A data key that a secret led to. */
interface Found {
  slot: Slot
  key: Uint8Array
}

/** What belongs to a new passphrase: the recovery code is another way to the same key. */
export interface Secrets {
  passphrase: string
  /** 16 bytes. */
  recoveryKey: Uint8Array
}

/**
 * The seals of a vault: which secrets lead to its data keys, and those that are at hand. It changes key files only; the
 * files of records are sealed anew by whoever writes them.
 */
export class Sealing implements Seal {
  readonly #deps: SealingDeps
  readonly #shelf: KeyFileStore
  readonly #proofs: KeyProofs
  readonly #maker: KeyMaker
  readonly ring: DataKeys
  #lying: StoredKeyFiles | null = null
  #standing: KeyFileStates | null = null

  constructor(
    deps: SealingDeps,
    folder: () => string,
    copies: string | null,
    wasSealed: (vault: string | null) => boolean = () => false,
    onNotice: (notice: Notice) => void = () => undefined,
  ) {
    this.#deps = deps
    this.ring = new DataKeys(deps.cipher)
    this.#proofs = new KeyProofs(deps.cipher, this.ring)
    this.#maker = new KeyMaker(deps, this.ring, this.#proofs)
    const onForeign = () => onNotice({ code: 'changed-key-file' })
    this.#shelf = new KeyFileStore({ ...deps, folder, copies, wasSealed, onForeign })
  }

  /** As it was at the last look. Throws `locked`. */
  isOn(): boolean {
    if (this.isLocked) throw new LuwteError('locked')
    return this.isSealed
  }

  /** As it was at the last look. */
  get isSealed(): boolean {
    return this.#standing?.isSealed ?? false
  }

  get isLocked(): boolean {
    return this.isSealed && this.ring.current === null
  }

  get hasRecoveryCode(): boolean {
    return (this.#standing?.recoveries ?? []).some(({ key }) => key === this.ring.current)
  }

  /** A passphrase counts that leads to a key which is not at hand. */
  get hasOtherPassphrase(): boolean {
    return this.ring.current !== null && (this.#standing?.passphrases ?? []).some(({ key }) => !this.ring.has(key))
  }

  /**
   * What is taken in while locked is sealed to this; null: the vault is not sealed, or no key of it has arrived. One of
   * before does while that of now is on its way: it is wrapped by it. What somebody else may have laid there comes last.
   */
  get inbox(): { key: Id; publicKey: Uint8Array } | null {
    const { passphrases = [], recoveries = [], former = [] } = this.#standing ?? {}
    const slots = [...passphrases, ...recoveries, ...former]
    const isVouchedFor = (slot: Slot) => this.#lying?.known.has(slot.id) || this.#proofs.hasReplaced(slot)
    const slot = slots.find(isVouchedFor) ?? slots[0]
    return slot ? { key: slot.key, publicKey: fromBase64(slot.inbox) } : null
  }

  /** Looks at what other computers did to the keys. What was unsealed elsewhere is open here too. */
  async look(vault: string | null): Promise<KeyFileStates> {
    const lying = await this.#shelf.look(vault)
    const standing = keyFileStates(lying, this.#proofs.replacements(lying.files))
    this.#lying = lying
    this.#standing = standing
    if (!standing.isSealed) {
      for (const { key, open } of standing.opened) this.ring.hold(key, fromBase64(open))
      this.#holdRings(standing)
      this.ring.use(null)
    }
    const leadsToCurrent = [...standing.passphrases, ...standing.recoveries].some(
      ({ key }) => key === this.ring.current,
    )
    // Another computer sealed the vault with a new key, because somebody may know the one at hand.
    if (standing.isSealed && this.ring.current !== null && !leadsToCurrent) this.ring.forget()
    return standing
  }

  /** Takes a secret to the key. Throws `wrong-secret`; `unreadable` where a key file is damaged that may be the right one. */
  async unlock(vault: string, secret: string): Promise<void> {
    const standing = await this.unlockToRead(vault, secret)
    const { passphrases, recoveries, rings, opened } = standing
    const genuine = [...passphrases, ...recoveries, ...rings, ...opened].filter((file) => this.#proofs.isGenuine(file))
    // What cannot be mended now is mended the next time.
    await this.#shelf.keepInStep(genuine).catch(() => undefined)
    await this.#shelf.retire(standing.superseded).catch(() => undefined)
  }

  /** The same, in a folder in which nothing may be mended. */
  async unlockToRead(vault: string, secret: string): Promise<KeyFileStates> {
    const standing = await this.#taken(vault, await this.#tried(await this.look(vault), secret))
    if (!standing) throw new LuwteError(this.#shelf.hasUnread ? 'unreadable' : 'wrong-secret')
    return standing
  }

  /** Opens with a key that was kept elsewhere on this computer. @returns whether it is one of this vault now. */
  async unlockWith(vault: string, id: Id, key: Uint8Array): Promise<boolean> {
    const inbox = toBase64(inboxPublicKey(this.#deps.cipher, key))
    const slots = slotsOf(await this.look(vault)).filter((slot) => slot.key === id && slot.inbox === inbox)
    const found = slots.map((slot) => ({ slot, key: Uint8Array.from(key) }))
    return (await this.#taken(vault, found)) !== null
  }

  /** Throws `wrong-secret` unless it leads to the key in use. */
  async prove(vault: string, secret: string): Promise<void> {
    const found = await this.#tried(await this.look(vault), secret)
    for (const { key } of found) key.fill(0)
    if (!found.some(({ slot }) => slot.key === this.ring.current)) throw new LuwteError('wrong-secret')
  }

  /** A new data key, with two ways to it, and the way from it to all that is at hand. The passphrase is what commits. */
  async seal(vault: string, { passphrase, recoveryKey }: Secrets): Promise<void> {
    const standing = await this.look(vault)
    const id = this.#maker.newId()
    const key = this.#deps.random.bytes(32)
    this.ring.hold(id, key)
    key.fill(0)
    const slot = await this.#maker.passphraseSlot(vault, id, passphrase, this.#atHand(standing))
    const recovery = this.#maker.recoverySlot(vault, id, recoveryKey, [])
    await this.#wrapAll(vault, id, standing)
    await this.#shelf.write(slot)
    this.ring.use(id)
    await this.#shelf.write(recovery)
    await this.#tidyUp(vault)
  }

  async changePassphrase(vault: string, passphrase: string): Promise<void> {
    const { passphrases } = await this.look(vault)
    const current = this.#current
    const replaced = passphrases.filter(({ key }) => key === current)
    await this.#shelf.write(await this.#maker.passphraseSlot(vault, current, passphrase, replaced))
    await this.#tidyUp(vault)
  }

  async changeRecoveryCode(vault: string, recoveryKey: Uint8Array): Promise<void> {
    const { recoveries } = await this.look(vault)
    const current = this.#current
    const replaced = recoveries.filter(({ key }) => key === current)
    await this.#shelf.write(this.#maker.recoverySlot(vault, current, recoveryKey, replaced))
    await this.#tidyUp(vault)
  }

  /** Another computer chose a passphrase at the same time: the key it leads to is wrapped by the one in use. */
  async join(vault: string, secret: string): Promise<void> {
    const standing = await this.look(vault)
    const found = (await this.#tried(standing, secret)).filter(({ slot }) => !this.ring.has(slot.key))
    if (found.length === 0) throw new LuwteError('wrong-secret')
    const current = this.#current
    for (const { slot, key } of found) {
      this.ring.hold(slot.key, key)
      key.fill(0)
      const over = slotsOf(standing).filter((one) => one.key === slot.key)
      await this.#shelf.write(this.#maker.wrappedKeyFile(vault, current, slot.key, over))
    }
    await this.#tidyUp(vault)
  }

  /**
   * The keys lie open from then on, and no secret leads anywhere any more. Throws `not-allowed` where one leads to a key that
   * is not at hand: that would be lost.
   */
  async unseal(vault: string): Promise<void> {
    const standing = await this.look(vault)
    const current = this.#current
    if (slotsOf(standing).some(({ key }) => !this.ring.has(key)))
      throw new LuwteError('not-allowed', 'another passphrase')
    await this.#wrapAll(vault, current, standing)
    await this.#shelf.write(this.#maker.openedFile(vault, current, this.#atHand(standing)))
    this.ring.use(null)
    await this.#tidyUp(vault)
  }

  sweep(): Promise<void> {
    return this.#shelf.sweep()
  }

  forget(): void {
    this.ring.forget()
  }

  /** Another vault lies there now. */
  forgetAll(): void {
    this.ring.forget()
    this.#shelf.forgetAll()
    this.#lying = null
    this.#standing = null
  }

  get #current(): Id {
    if (this.ring.current === null) throw new LuwteError('locked')
    return this.ring.current
  }

  async #tidyUp(vault: string): Promise<void> {
    const { superseded } = await this.look(vault)
    await this.#shelf.retire(superseded)
    await this.look(vault)
  }

  /**
   * These keys are at hand from now on, and the first is written with. Not so where, now that the keys can tell, what led to
   * them turns out to count no more: null.
   */
  async #taken(vault: string, found: readonly Found[]): Promise<KeyFileStates | null> {
    const isAnew = this.ring.current === null
    if (isAnew) this.ring.forget()
    for (const { slot, key } of found) {
      this.ring.hold(slot.key, key)
      key.fill(0)
    }
    if (this.#standing) this.#holdRings(this.#standing)
    const standing = await this.look(vault)
    const counting = new Set(slotsOf(standing).map(({ id }) => id))
    const first = found.find(({ slot }) => counting.has(slot.id))
    if (first) this.ring.use(first.slot.key)
    else if (isAnew) this.ring.forget()
    return first || (found.length > 0 && !standing.isSealed) ? standing : null
  }

  /** Files whose key is at hand: no others may go, for what is sealed with theirs would be lost. */
  #atHand({ passphrases, recoveries, opened }: KeyFileStates): KeyFile[] {
    return [...passphrases, ...recoveries, ...opened].filter(({ key }) => this.ring.has(key))
  }

  /** From this key there is a way to every other one at hand. */
  async #wrapAll(vault: string, id: Id, { rings }: KeyFileStates): Promise<void> {
    const wrapped = new Set(rings.filter(({ key }) => key === id).map(({ holds }) => holds))
    for (const held of this.ring.ids)
      if (held !== id && !wrapped.has(held)) await this.#shelf.write(this.#maker.wrappedKeyFile(vault, id, held, []))
  }

  /** Every key that this secret leads to. All that there are are tried, so that a wrong one takes as long as a right one. */
  async #tried(standing: KeyFileStates, secret: string): Promise<Found[]> {
    const { cipher, keyDeriver } = this.#deps
    const found: Found[] = []
    const tryOn = (slot: Slot, wrapper: Uint8Array) => {
      const key = cipher.open(wrapper, fromBase64(slot.wrapped), wrapData(slot))
      wrapper.fill(0)
      if (key) found.push({ slot, key })
    }
    for (const slot of standing.passphrases) tryOn(slot, await passphraseWrapper(keyDeriver, secret, slot))
    const code = readRecoveryCode(secret)
    if (code) for (const slot of standing.recoveries) tryOn(slot, recoveryWrapper(cipher, code, slot))
    return found
  }

  #holdRings({ rings }: KeyFileStates): void {
    unwrapAll(this.#deps.cipher, this.ring, rings)
  }
}

const slotsOf = ({ passphrases, recoveries }: KeyFileStates): Slot[] => [...passphrases, ...recoveries]
