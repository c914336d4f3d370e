import type { SectionLock, SectionLockBody, LockedRecord } from '@shared/features/section-lock/sectionLock'
import { readRecoveryCode } from '@shared/features/vault-access/recoveryCode'
import { LuwteError } from '@shared/kernel/errors'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf } from '@shared/records/registry'
import type { Section } from '@shared/records/section'
import type { Cipher, KeyDeriver, Random } from '@main/ports'
import { fromBase64, toBase64 } from '../crypto/dataKeys'
import { passphraseWrapper, recoveryWrapper } from '../crypto/keyMaker'
import { ARGON2_COST } from '../crypto/keyFile'
import { canonicalBytes, parseObject, printObject } from '../json'
import { isRecord } from '../recordEdits'

interface Dependencies {
  cipher: Cipher
  keyDeriver: KeyDeriver
  random: Random
}

/** What a record keeps readable when its section is locked. Everything else of it is sealed. */
const OPEN_FIELDS = ['id', 'at', 'seen', 'changedAt', 'deleted']

/**
 * The keys of sections that are open, in memory, and what is done with them. A key is random, and wrapped by what is derived
 * from the passphrase, and from the recovery code.
 */
export class SectionKeys {
  readonly #deps: Dependencies
  /** By the id of the section lock. */
  readonly #keys = new Map<string, { section: Section; key: Uint8Array }>()
  #opened = new WeakMap<VaultRecord, VaultRecord>()

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  has(lock: SectionLock): boolean {
    return this.#keys.has(lock.id)
  }

  /** Is any key of this section in memory? */
  hasOf(section: Section): boolean {
    return [...this.#keys.values()].some((held) => held.section === section)
  }

  /** A new key for a section. `hold` keeps it in memory, under the id that its lock gets when it is stored. */
  async make(
    section: Section,
    passphrase: string,
    recoveryKey: Uint8Array,
  ): Promise<{ body: SectionLockBody; hold: (id: string) => void }> {
    const { cipher, random } = this.#deps
    const key = random.bytes(32)
    const publicKey = toBase64(cipher.publicKeyOf(this.#privateKey(key)))
    const lock = { section, publicKey }
    const recovery = this.#slot(lock, key, (salt) => recoveryWrapper(cipher, recoveryKey, { salt }))
    const body = { ...lock, passphrase: await this.#wrapped(lock, passphrase, key), recovery }
    return { body, hold: (id) => void this.#keys.set(id, { section, key }) }
  }

  /** Takes the key of a lock into memory. @param secret passphrase or recovery code. @returns false: it is neither. */
  async open(lock: SectionLock, secret: string): Promise<boolean> {
    const { cipher, keyDeriver } = this.#deps
    const code = readRecoveryCode(secret)
    const key =
      (code && this.#unwrapped(lock, lock.recovery, recoveryWrapper(cipher, code, lock.recovery))) ??
      this.#unwrapped(
        lock,
        lock.passphrase,
        await passphraseWrapper(keyDeriver, secret, { salt: lock.passphrase.salt, argon2id: lock.passphrase.cost }),
      )
    if (!key) return false
    this.#keys.set(lock.id, { section: lock.section, key })
    return true
  }

  /** The slot of another passphrase for the key of a lock that is open. Throws `section-locked`. */
  newPassphrase(lock: SectionLock, passphrase: string): Promise<SectionLockBody['passphrase']> {
    return this.#wrapped(lock, passphrase, this.#key(lock.id))
  }

  /** A record as it is written while its section has this lock. Throws `section-locked` where the key is not in memory. */
  closed(record: VaultRecord, lock: SectionLock): VaultRecord {
    const fields = Object.entries(record)
    const body = Object.fromEntries(fields.filter(([name]) => !OPEN_FIELDS.includes(name)))
    const head = Object.fromEntries(fields.filter(([name]) => OPEN_FIELDS.includes(name)))
    const about = aboutRecord(record.id, lock.section, lock.id)
    const sealed = toBase64(this.#deps.cipher.seal(this.#key(lock.id), printObject(body, 'compact'), about))
    const kind = definitionOf(record.kind)?.partition === 'month' ? 'locked-month' : 'locked-always'
    const closed: unknown = { ...head, kind, section: lock.section, lock: lock.id, sealed }
    if (!isRecord(closed)) throw new LuwteError('unexpected', 'a locked record that is none')
    this.#opened.set(closed, record)
    return closed
  }

  /** What was locked; null where its key is not in memory, or it was changed since. */
  opened(record: LockedRecord & VaultRecord): VaultRecord | null {
    const key = this.#keys.get(record.lock)?.key
    if (!key) return null
    const known = this.#opened.get(record)
    if (known) return known
    const bytes = this.#deps.cipher.open(
      key,
      fromBase64(record.sealed),
      aboutRecord(record.id, record.section, record.lock),
    )
    if (!bytes) return null
    const head = Object.fromEntries(Object.entries(record).filter(([name]) => OPEN_FIELDS.includes(name)))
    const opened: unknown = { ...parseObject(bytes), ...head }
    if (!isRecord(opened)) return null
    this.#opened.set(record, opened)
    return opened
  }

  /** Seals a text to a section, whether it is open or not: what is still being typed when it is locked. */
  sealDraft(lock: SectionLock, name: string, plain: Uint8Array): string {
    return toBase64(this.#deps.cipher.sealTo(fromBase64(lock.publicKey), plain, canonicalBytes({ draft: name })))
  }

  /** What `sealDraft` sealed; null where the key is not in memory, or it was changed since. */
  openDraft(lock: string, name: string, sealed: string): Uint8Array | null {
    const key = this.#keys.get(lock)?.key
    if (!key) return null
    return this.#deps.cipher.openWith(this.#privateKey(key), fromBase64(sealed), canonicalBytes({ draft: name }))
  }

  /** Removes the keys of a section from memory, and what was opened with them; not given: of all. */
  forget(section?: Section): void {
    for (const [id, held] of this.#keys) {
      if (section !== undefined && held.section !== section) continue
      held.key.fill(0)
      this.#keys.delete(id)
    }
    this.#opened = new WeakMap()
  }

  #key(lock: string): Uint8Array {
    const key = this.#keys.get(lock)?.key
    if (!key) throw new LuwteError('section-locked')
    return key
  }

  #privateKey(key: Uint8Array): Uint8Array {
    return this.#deps.cipher.deriveKey(key, new Uint8Array(16), 'luwte section drafts 1')
  }

  async #wrapped(lock: LockHead, passphrase: string, key: Uint8Array): Promise<SectionLockBody['passphrase']> {
    const { keyDeriver, random } = this.#deps
    const salt = toBase64(random.bytes(16))
    const wrapper = await passphraseWrapper(keyDeriver, passphrase, { salt, argon2id: ARGON2_COST })
    return { ...this.#slot(lock, key, () => wrapper, salt), cost: ARGON2_COST }
  }

  /** @param wrapperOf gives the key to wrap with, which is overwritten with zeros. */
  #slot(
    lock: LockHead,
    key: Uint8Array,
    wrapperOf: (salt: string) => Uint8Array,
    salt = toBase64(this.#deps.random.bytes(16)),
  ): { salt: string; wrapped: string } {
    const wrapper = wrapperOf(salt)
    const wrapped = toBase64(this.#deps.cipher.seal(wrapper, key, aboutSlot(lock, salt)))
    wrapper.fill(0)
    return { salt, wrapped }
  }

  #unwrapped(
    lock: LockHead,
    { salt, wrapped }: { salt: string; wrapped: string },
    wrapper: Uint8Array,
  ): Uint8Array | null {
    const key = this.#deps.cipher.open(wrapper, fromBase64(wrapped), aboutSlot(lock, salt))
    wrapper.fill(0)
    return key?.length === 32 ? key : null
  }
}

/** The public key is vouched for by both slots: nobody can put another one in its place. */
type LockHead = Pick<SectionLockBody, 'section' | 'publicKey'>
const aboutSlot = ({ section, publicKey }: LockHead, salt: string): Uint8Array =>
  canonicalBytes({ section, publicKey, salt })
const aboutRecord = (id: string, section: Section, lock: string): Uint8Array => canonicalBytes({ id, section, lock })
