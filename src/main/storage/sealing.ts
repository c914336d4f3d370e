import { type Id, makeId, RANDOM_BYTES_PER_ID } from '@shared/domain/ids'
import { readRecoveryCode } from '@shared/domain/recoveryCode'
import { instant } from '@shared/domain/time'
import type { Notice } from '@shared/ipc/shapes'
import { LuwteError } from '@shared/ipc/errors'
import type { Cipher, Clock, Digest, Files, KeyDeriver, Random } from '../ports'
import { FORMAT } from './envelope'
import { aboutKeyFile, ARGON2_COST, type KeyFile, type KeyStanding, type PassphraseSlot, type Slot } from './keyFile'
import { fromBase64, KeyRing, type Seal, toBase64 } from './keyRing'
import { KeyShelf } from './keyShelf'

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
  readonly #shelf: KeyShelf
  readonly ring: KeyRing
  #standing: KeyStanding | null = null

  constructor(
    deps: SealingDeps,
    folder: () => string,
    copies: string | null,
    wasSealed: () => boolean = () => false,
    onNotice: (notice: Notice) => void = () => undefined,
  ) {
    this.#deps = deps
    this.ring = new KeyRing(deps.cipher)
    const onForeign = () => onNotice({ code: 'changed-key-file' })
    this.#shelf = new KeyShelf({ ...deps, folder, copies, wasSealed, onForeign })
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
   * before does while that of now is on its way: it is wrapped by it.
   */
  get inbox(): { key: Id; publicKey: Uint8Array } | null {
    const { passphrases = [], recoveries = [], former = [] } = this.#standing ?? {}
    const slot = [...passphrases, ...recoveries, ...former][0]
    return slot ? { key: slot.key, publicKey: fromBase64(slot.inbox) } : null
  }

  /** Looks at what other computers did to the keys. What was unsealed elsewhere is open here too. */
  async look(vault: string | null): Promise<KeyStanding> {
    const standing = await this.#shelf.look(vault)
    this.#standing = standing
    for (const { key, open } of standing.opened) this.ring.hold(key, fromBase64(open))
    if (!standing.isSealed) this.#holdRings(standing)
    if (!standing.isSealed && this.ring.current !== null) this.ring.use(null)
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
    // What cannot be mended now is mended the next time.
    await this.#shelf.keepInStep(standing).catch(() => undefined)
    await this.#shelf.retire(standing.over).catch(() => undefined)
  }

  /** The same, in a folder in which nothing may be mended. */
  async unlockToRead(vault: string, secret: string): Promise<KeyStanding> {
    const standing = await this.look(vault)
    const found = await this.#tried(standing, secret)
    const [first] = found
    if (!first) throw new LuwteError(this.#shelf.hasUnread ? 'unreadable' : 'wrong-secret')
    for (const { slot, key } of found) this.ring.hold(slot.key, key)
    this.#holdRings(standing)
    this.ring.use(first.slot.key)
    return standing
  }

  /** Opens with a key that was kept elsewhere on this computer. @returns whether it is one of this vault now. */
  async unlockWith(vault: string, id: Id, key: Uint8Array): Promise<boolean> {
    const standing = await this.look(vault)
    const slot = [...standing.passphrases, ...standing.recoveries].find((one) => one.key === id)
    if (!slot || toBase64(this.#inboxOf(key)) !== slot.inbox) return false
    this.ring.hold(id, key)
    this.#holdRings(standing)
    this.ring.use(id)
    return true
  }

  /** Throws `wrong-secret` unless it leads to the key in use. */
  async prove(vault: string, secret: string): Promise<void> {
    const found = await this.#tried(await this.look(vault), secret)
    if (!found.some(({ slot }) => slot.key === this.ring.current)) throw new LuwteError('wrong-secret')
  }

  /** A new data key, with two ways to it, and the way from it to all that is at hand. The passphrase is what commits. */
  async seal(vault: string, { passphrase, recoveryKey }: Secrets): Promise<void> {
    const standing = await this.look(vault)
    const id = this.#newId()
    const key = this.#deps.random.bytes(32)
    const former = this.ring.ids
    const slot = await this.#passphraseSlot(vault, id, key, passphrase, allOf(standing))
    const recovery = this.#recoverySlot(vault, id, key, recoveryKey, [])
    this.ring.hold(id, key)
    for (const held of former) await this.#shelf.write(this.#ringFile(vault, id, held))
    await this.#shelf.write(slot)
    this.ring.use(id)
    await this.#shelf.write(recovery)
    key.fill(0)
    await this.#tidyUp(vault)
  }

  async changePassphrase(vault: string, passphrase: string): Promise<void> {
    const { passphrases } = await this.look(vault)
    const current = this.#current
    const replaced = passphrases.filter(({ key }) => key === current)
    await this.#shelf.write(await this.#passphraseSlot(vault, current, this.ring.key(current), passphrase, replaced))
    await this.#tidyUp(vault)
  }

  async changeRecoveryCode(vault: string, recoveryKey: Uint8Array): Promise<void> {
    const { recoveries } = await this.look(vault)
    const current = this.#current
    await this.#shelf.write(this.#recoverySlot(vault, current, this.ring.key(current), recoveryKey, recoveries))
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
      await this.#shelf.write(this.#ringFile(vault, current, slot.key))
    }
    const joined = new Set(found.map(({ slot }) => slot.key))
    const over = [...standing.passphrases, ...standing.recoveries].filter(({ key }) => joined.has(key))
    await this.#shelf.retire(over.map(({ id }) => id))
    await this.#tidyUp(vault)
  }

  /** The keys lie open from then on, and no secret leads anywhere any more. */
  async unseal(vault: string): Promise<void> {
    const standing = await this.look(vault)
    const current = this.#current
    const open = toBase64(this.ring.key(current))
    await this.#shelf.write({ ...this.#head(vault, current, allOf(standing)), kind: 'opened', open })
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
    this.#standing = null
  }

  get #current(): Id {
    if (this.ring.current === null) throw new LuwteError('locked')
    return this.ring.current
  }

  async #tidyUp(vault: string): Promise<void> {
    const { over } = await this.look(vault)
    await this.#shelf.retire(over)
    await this.look(vault)
  }

  /** Every key that this secret leads to. All that there are are tried, so that a wrong one takes as long as a right one. */
  async #tried(standing: KeyStanding, secret: string): Promise<Found[]> {
    const { cipher, keyDeriver } = this.#deps
    const found: Found[] = []
    const tryOn = (slot: Slot, wrapper: Uint8Array) => {
      const key = cipher.open(wrapper, fromBase64(slot.wrapped), aboutKeyFile(slot))
      if (key) found.push({ slot, key })
    }
    for (const slot of standing.passphrases)
      tryOn(slot, await keyDeriver.derive(normalised(secret), fromBase64(slot.salt), slot.argon2id))
    const code = readRecoveryCode(secret)
    if (code) for (const slot of standing.recoveries) tryOn(slot, this.#recoveryWrapper(code, slot.salt))
    return found
  }

  /** Every key that is wrapped by one at hand. */
  #holdRings({ rings }: KeyStanding): void {
    for (let before = -1; before !== this.ring.ids.length;) {
      before = this.ring.ids.length
      for (const file of rings) {
        if (!this.ring.has(file.key) || this.ring.has(file.holds)) continue
        const held = this.#deps.cipher.open(this.ring.key(file.key), fromBase64(file.wrapped), aboutKeyFile(file))
        if (held) this.ring.hold(file.holds, held)
      }
    }
  }

  async #passphraseSlot(
    vault: string,
    id: Id,
    key: Uint8Array,
    passphrase: string,
    replaced: readonly KeyFile[],
  ): Promise<PassphraseSlot> {
    const salt = this.#deps.random.bytes(16)
    const wrapper = await this.#deps.keyDeriver.derive(normalised(passphrase), salt, ARGON2_COST)
    const bare = {
      ...this.#slotHead(vault, id, key, salt, replaced),
      kind: 'passphrase' as const,
      argon2id: ARGON2_COST,
    }
    return this.#wrapped(bare, wrapper, key)
  }

  #recoverySlot(vault: string, id: Id, key: Uint8Array, code: Uint8Array, replaced: readonly KeyFile[]): KeyFile {
    const salt = this.#deps.random.bytes(16)
    const bare = { ...this.#slotHead(vault, id, key, salt, replaced), kind: 'recovery' as const }
    return this.#wrapped(bare, this.#recoveryWrapper(code, toBase64(salt)), key)
  }

  #ringFile(vault: string, outer: Id, inner: Id): KeyFile {
    const bare = { ...this.#head(vault, outer, []), kind: 'ring' as const, holds: inner }
    return this.#wrapped(bare, this.ring.key(outer), this.ring.key(inner))
  }

  #slotHead(vault: string, id: Id, key: Uint8Array, salt: Uint8Array, replaced: readonly KeyFile[]) {
    return { ...this.#head(vault, id, replaced), salt: toBase64(salt), inbox: toBase64(this.#inboxOf(key)) }
  }

  /** A file that takes the place of others takes that of those, too, that they had taken the place of. */
  #head(vault: string, key: Id, replaced: readonly KeyFile[]) {
    const replaces = [...new Set(replaced.flatMap((file) => [file.id, ...file.replaces]))]
    const madeAt = instant(this.#deps.clock.now())
    return { app: 'luwte' as const, format: FORMAT as typeof FORMAT, vault, id: this.#newId(), madeAt, replaces, key }
  }

  #wrapped<Bare extends object>(bare: Bare, wrapper: Uint8Array, key: Uint8Array): Bare & { wrapped: string } {
    const about = aboutKeyFile({ ...bare, wrapped: '' } as unknown as KeyFile & { wrapped: string })
    return { ...bare, wrapped: toBase64(this.#deps.cipher.seal(wrapper, key, about)) }
  }

  /** A code has 128 bits of its own: it needs no slowing down. */
  #recoveryWrapper(code: Uint8Array, salt: string): Uint8Array {
    return this.#deps.cipher.deriveKey(code, fromBase64(salt), 'luwte recovery 1')
  }

  #inboxOf(key: Uint8Array): Uint8Array {
    return this.#deps.cipher.publicKeyOf(inboxKey(this.#deps.cipher, key))
  }

  #newId(): Id {
    return makeId(this.#deps.clock.now(), this.#deps.random.bytes(RANDOM_BYTES_PER_ID))
  }
}

/** The private key of what was taken in while locked. */
export const inboxKey = (cipher: Cipher, dataKey: Uint8Array): Uint8Array =>
  cipher.deriveKey(dataKey, new Uint8Array(0), 'luwte inbox 1')

const allOf = ({ passphrases, recoveries, opened }: KeyStanding): KeyFile[] => [
  ...passphrases,
  ...recoveries,
  ...opened,
]

/** The same letters, however a keyboard makes them. */
const normalised = (secret: string): Uint8Array => new TextEncoder().encode(secret.normalize('NFKC'))
