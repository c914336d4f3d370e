import type { Id } from '@shared/kernel/ids'
import type { Notice } from '@shared/kernel/notice'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher, Clock, Digest, Files, KeyDeriver, Random } from '@main/ports'
import { type Belief, DataKeys, type FoundFile, fromBase64, type Seal } from './dataKeys'
import {
  isSlot,
  type KeyFileStates,
  keyFileStates,
  type Slot,
  slotsOf,
  type StoredKeyFiles,
  type KeyFile,
} from './keyFile'
import { Beliefs, type ThisComputer } from './beliefs'
import { KeyFileChanges } from './keyFileChanges'
import { KeyFileStore } from './keyFileStore'
import { KeyMaker } from './keyMaker'
import { KeyProofs, unwrapAll } from './keyProofs'
import { type FoundKey, KeySearch } from './keySearch'
import { KEYS_FOLDER } from '../layout'
import { type FileList, firstKeys, listBelieved } from './roster'

export interface SealingDeps {
  files: Files
  digest: Digest
  cipher: Cipher
  keyDeriver: KeyDeriver
  clock: Clock
  random: Random
}

/** Whether a vault is sealed, which of its data keys are in memory, and how a secret unlocks it. */
export class Sealing implements Seal {
  readonly #deps: SealingDeps
  readonly #folder: () => string
  readonly #computer: ThisComputer | null
  readonly #store: KeyFileStore
  readonly #proofs: KeyProofs
  readonly #search: KeySearch
  readonly #beliefs: Beliefs
  readonly dataKeys: DataKeys
  /** Changing which secrets unlock the vault. */
  readonly changes: KeyFileChanges
  #stored: StoredKeyFiles | null = null
  #states: KeyFileStates | null = null

  /**
   * @param folder the vault folder.
   * @param copies the folder in which this computer keeps copies of key files; null: nowhere.
   * @param computer null: nothing of this computer is in the folder, as in a snapshot.
   */
  constructor(
    deps: SealingDeps,
    folder: () => string,
    copies: string | null,
    computer: ThisComputer | null = null,
    onNotice: (notice: Notice) => void = () => undefined,
  ) {
    this.#deps = deps
    this.#folder = folder
    this.#computer = computer
    const ownKey = () => (computer?.ownKey ? fromBase64(computer.ownKey) : null)
    this.dataKeys = new DataKeys(deps.cipher, ownKey)
    this.#proofs = new KeyProofs(deps.cipher, this.dataKeys)
    this.#store = new KeyFileStore({
      ...deps,
      folder,
      copies,
      wasSealed: (vault) => computer !== null && computer.vault === vault && computer.sealedWith !== null,
      disowned: () => computer?.disownedKeyFiles ?? [],
      onForeign: () => onNotice({ code: 'changed-key-file' }),
      onTooMany: () => onNotice({ code: 'too-many-files', folder: KEYS_FOLDER }),
    })
    this.#search = new KeySearch({
      ...deps,
      proofs: this.#proofs,
      vouched: () => (this.#stored && this.#proofs.vouchedFor(this.#stored)) ?? new Set(),
      hasUnread: () => this.#store.hasUnread,
    })
    this.#beliefs = new Beliefs({ ...deps, dataKeys: this.dataKeys, computer, states: () => this.#states })
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

  /** There is a passphrase for a data key that is not in memory: see KeyFileChanges.join. */
  get hasOtherPassphrase(): boolean {
    const { passphrases = [], foreign = [] } = this.#states ?? {}
    const all = [...passphrases, ...foreign.filter(({ kind }) => kind === 'passphrase')]
    return this.dataKeys.current !== null && all.some(({ key }) => !this.dataKeys.has(key))
  }

  /**
   * The vault was plain here, and somebody sealed it since: perhaps the user on another computer, perhaps somebody else. The
   * ids of the key files.
   */
  get sealedElsewhere(): readonly Id[] {
    const stored = this.#stored
    if (!stored || !this.isLocked || !this.#wasPlain(this.#computer?.vault ?? null)) return []
    if (stored.files.some((file) => isSlot(file) && stored.known.has(file.id))) return []
    return stored.files.map(({ id }) => id).filter((id) => !stored.known.has(id))
  }

  /** See Seal.believes. As of the last look. */
  believes(file: FoundFile): Belief {
    return this.#beliefs.in(file)
  }

  /** The key files of this vault that this computer keeps copies of. As of the last look. */
  get copiedKeyFiles(): readonly KeyFile[] {
    const { files = [], known } = this.#stored ?? {}
    return files.filter(({ id }) => known?.has(id))
  }

  /** Paths of the files that the roster of the current key names. */
  get listedFiles(): readonly string[] {
    return Object.keys(this.#beliefs.listed.files)
  }

  /** In base 64: with one of these whoever put something in the inbox proves that they are the user, see Inbox. */
  get inboxKeys(): readonly string[] {
    return this.#beliefs.listed.inboxKeys
  }

  /** The one of this computer; null: it never unlocked this vault. */
  get ownInboxKey(): string | null {
    return this.#computer?.inboxKey ?? null
  }

  /** The ids of data keys that files of devices are sealed with. */
  keysInUse(): Promise<string[]> {
    return firstKeys(this.#deps.files, this.#folder())
  }

  /** See KeyProofs.isGenuine. */
  isGenuine(file: KeyFile): boolean {
    return this.#proofs.isGenuine(file)
  }

  /** Lists the files that are believed now, for a new key: see Roster. */
  listBelieved(key: Id, isAlsoKey?: (key: string) => boolean): Promise<FileList> {
    return listBelieved(this.#deps, this.#folder(), this, key, isAlsoKey)
  }

  /**
   * What is saved while locked is sealed to this public key; null: the vault is not sealed, or this computer never unlocked it
   * and cannot tell whose key it is. While the current key file is arriving a former one serves, as the current key gives
   * access to the former one.
   */
  get inbox(): { key: Id; publicKey: Uint8Array } | null {
    const { known } = this.#stored ?? { known: new Set<Id>() }
    const { passphrases = [], recoveries = [], former = [] } = this.#states ?? {}
    const slot = [...passphrases, ...recoveries, ...former].find(({ id }) => known.has(id))
    return slot ? { key: slot.key, publicKey: fromBase64(slot.inbox) } : null
  }

  /** Reads what other computers did to the key files. If one of them unsealed the vault, it is unlocked here too. */
  async look(vault: string | null): Promise<KeyFileStates> {
    const stored = await this.#store.look(vault)
    const vouched = this.#proofs.vouchedFor(stored)
    const states = keyFileStates(stored, {
      replaces: this.#proofs.replacements(stored.files, vouched),
      vouched,
      wasPlain: this.#wasPlain(vault),
    })
    this.#stored = stored
    this.#states = states
    if (!states.isSealed) {
      for (const { key, open } of states.opened) this.dataKeys.hold(key, fromBase64(open))
      unwrapAll(this.#deps.cipher, this.dataKeys, states.wrappedKeys)
      this.dataKeys.use(null)
      states.isSealed = await this.#areKeysArriving()
    }
    const hasCurrentSlot = slotsOf(states).some(({ key }) => key === this.dataKeys.current)
    // Another computer sealed the vault with a new key, because somebody may know the current one.
    if (states.isSealed && this.dataKeys.current !== null && !hasCurrentSlot) this.dataKeys.forget()
    // What the user has the key of has to count after a restart too. Where it cannot be copied now, it is the next time.
    const own = [...(vouched ?? [])].filter((file) => !stored.known.has(file.id) && this.#proofs.isGenuine(file))
    await this.#store.copy(own).catch(() => undefined)
    return states
  }

  /** Throws `wrong-secret`; `unreadable` where a damaged key file may be the one that fits. */
  async unlock(vault: string, secret: string): Promise<void> {
    const states = await this.unlockToRead(vault, secret)
    const { passphrases, recoveries, foreign, wrappedKeys, rosters } = states
    // Of the current key only: whoever had a former one must not be copied here.
    const genuine = [...passphrases, ...recoveries, ...foreign, ...wrappedKeys, ...rosters].filter(
      (file) => file.key === this.dataKeys.current && this.#proofs.isGenuine(file),
    )
    // What cannot be mended now is mended the next time.
    await this.#store.keepInStep(genuine).catch(() => undefined)
    await this.#store.retire(states.superseded).catch(() => undefined)
  }

  /** The same without writing anything in the folder. */
  async unlockToRead(vault: string, secret: string): Promise<KeyFileStates> {
    const states = await this.#holdKeys(vault, await this.findKeys(await this.look(vault), secret))
    if (!states) throw this.#search.noneFound()
    return states
  }

  /** Unlocks with a data key that was stored elsewhere on this computer. @returns false: it is no key of this vault now. */
  async unlockWith(vault: string, id: Id, key: Uint8Array): Promise<boolean> {
    const slots = slotsOf(await this.look(vault)).filter((slot) => slot.key === id && this.#proofs.isKeyOf(slot, key))
    const found = slots.map((slot) => ({ slot, key: Uint8Array.from(key) }))
    return (await this.#holdKeys(vault, found)) !== null
  }

  /** Uses a key that is in memory already, where it is one of the vault. @returns whether the vault is readable with it. */
  async useHeldKey(vault: string): Promise<boolean> {
    const states = await this.look(vault)
    if (!states.isSealed) return true
    const slot = slotsOf(states).find((one) => this.dataKeys.has(one.key) && this.#proofs.isGenuine(one))
    if (slot) this.dataKeys.use(slot.key)
    return slot !== undefined
  }

  /** Throws `wrong-secret` unless the secret opens a slot of the current key. */
  async prove(vault: string, secret: string): Promise<void> {
    const found = await this.findKeys(await this.look(vault), secret)
    const { current } = this.dataKeys
    // Anybody can claim the id of a key, so its bytes are compared.
    const isRight = found.some(({ slot, key }) => slot.key === current && areEqual(key, this.dataKeys.key(current)))
    for (const { key } of found) key.fill(0)
    if (!isRight) throw new LuwteError('wrong-secret')
  }

  /** Every data key that a secret opens: see KeySearch. */
  findKeys(states: KeyFileStates, secret: string): Promise<FoundKey[]> {
    return this.#search.find(states, secret)
  }

  /** See KeySearch. */
  noKeyFound(): LuwteError {
    return this.#search.noneFound()
  }

  sweep(): Promise<void> {
    return this.#store.sweep()
  }

  forget(): void {
    this.dataKeys.forget()
    this.#beliefs.forget()
  }

  /** Another vault is in the folder now. */
  forgetAll(): void {
    this.forget()
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
    const held = found.filter(({ slot, key }) => {
      this.dataKeys.hold(slot.key, key)
      const isHeld = areEqual(key, this.dataKeys.key(slot.key))
      key.fill(0)
      return isHeld
    })
    if (this.#states) unwrapAll(this.#deps.cipher, this.dataKeys, this.#states.wrappedKeys)
    const states = await this.look(vault)
    const valid = slotsOf(states)
    const has = (slots: readonly Slot[], { id }: Slot) => slots.some((one) => one.id === id)
    // One that this computer does not vouch for, though not a void one, may be another way to the key of one that counts.
    const isOtherWay = (slot: Slot) =>
      has(states.foreign, slot) && valid.some((one) => one.key === slot.key && this.#proofs.isGenuine(one))
    const first = held.find(({ slot }) => has(valid, slot) || isOtherWay(slot))
    if (first) this.dataKeys.use(first.slot.key)
    else if (wasLocked) this.dataKeys.forget()
    return first || (held.length > 0 && !states.isSealed) ? states : null
  }

  /**
   * On a computer that has written nothing in this vault yet: there are sealed files and no key for them. Then the vault is a
   * sealed one whose key files have not arrived, or were taken away.
   */
  async #areKeysArriving(): Promise<boolean> {
    const computer = this.#computer
    if (computer === null || computer.wrotePlain || computer.sealedWith !== null) return false
    const { files } = this.#deps
    const keys = await firstKeys(files, this.#folder()).catch(() => [])
    return keys.some((key) => !this.dataKeys.has(key))
  }

  #wasPlain(vault: string | null): boolean {
    const computer = this.#computer
    return computer !== null && computer.vault === vault && computer.sealedWith === null && computer.wrotePlain
  }
}

const areEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
