import type { SectionState } from '@shared/features/section-lock/contract'
import { isLockedRecord, type SectionLock } from '@shared/features/section-lock/sectionLock'
import { LuwteError } from '@shared/kernel/errors'
import { type Id, makeId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { nextVector } from '@shared/kernel/versionVectors'
import type { VaultRecord } from '@shared/records/record'
import type { Section } from '@shared/records/section'
import type { MonthDigest } from '../digests/monthDigest'
import type { Partition } from '../layout'
import { isErased, visibleRecords } from '../recordEdits'
import type { Transaction } from '../transaction'
import type { VaultParts } from '../vaultParts'
import type { VaultView } from '../vaultView'
import type { SectionKeys } from './sectionKeys'
import { lockOf, locksIn, locksOf, locksUsed, sectionOf } from './sectionRecords'

/** Which sections have records in a month: in the open, or locked, and the ids of the locks that they are locked with. */
interface SectionsOfMonth {
  open: Section[]
  locked: Section[]
  locks: Id[]
}

/** So that a lock does not have to read every month for a handful of records. */
export const sectionsOfMonth: MonthDigest<SectionsOfMonth> = {
  name: 'sections',
  version: 2,
  derive(records) {
    const found: SectionsOfMonth = { open: [], locked: [], locks: locksUsed(records) }
    for (const copy of records.flatMap(({ current, siblings }) => [current, ...siblings])) {
      const section = sectionOf(copy)
      const list = isLockedRecord(copy) ? found.locked : found.open
      if (section !== null && !list.includes(section)) list.push(section)
    }
    return found
  },
}

/** The own locks of sections: giving one, opening, closing, and taking it away. Every method throws `locked` as VaultView does. */
export class SectionAccess {
  readonly #parts: VaultParts
  readonly #look: () => Promise<VaultView>
  readonly #change: <Value>(task: (tx: Transaction) => Promise<Value>) => Promise<Value>

  constructor(
    parts: VaultParts,
    look: () => Promise<VaultView>,
    change: <Value>(task: (tx: Transaction) => Promise<Value>) => Promise<Value>,
  ) {
    this.#parts = parts
    this.#look = look
    this.#change = change
  }

  /** Is there a record of it in the open, or does it have a lock? Then a lock from elsewhere would shut its owner out. */
  async isInUse(section: Section): Promise<boolean> {
    const view = await this.#look()
    const always = await view.copies('always')
    if (locksIn(always).some((lock) => lock.section === section)) return true
    if (always.some((copy) => sectionOf(copy) === section && !isErased(copy))) return true
    for await (const [, { open, locked }] of view.digests(sectionsOfMonth))
      if (open.includes(section) || locked.includes(section)) return true
    return false
  }

  async state(section: Section): Promise<SectionState> {
    const locks = locksOf(await this.#locks(), section)
    if (locks.length === 0) return 'none'
    return locks.every((lock) => this.#parts.sections.has(lock)) ? 'open' : 'locked'
  }

  /** The lock that drafts of a section are sealed for; undefined: it has none. */
  async lock(section: Section): Promise<SectionLock | undefined> {
    return lockOf(await this.#locks(), section)
  }

  /** See SectionKeys. */
  sealDraft(...of: Parameters<SectionKeys['sealDraft']>): string {
    return this.#parts.sections.sealDraft(...of)
  }

  /** See SectionKeys. */
  openDraft(...of: Parameters<SectionKeys['openDraft']>): Uint8Array | null {
    return this.#parts.sections.openDraft(...of)
  }

  /** Gives a section a lock, and locks what is in it. Throws `not-allowed` where it has one. @param recoveryKey 16 bytes. */
  async set(section: Section, passphrase: string, recoveryKey: Uint8Array): Promise<void> {
    const { body, hold } = await this.#parts.sections.make(section, passphrase, recoveryKey)
    await this.#change(async (tx) => {
      if (locksOf(await this.#locks(), section).length > 0) throw new LuwteError('not-allowed', 'it has a lock')
      hold((await tx.add('section-lock', body)).id)
      await this.#settle(tx, section)
    })
  }

  /** @param secret passphrase or recovery code; where two computers gave it a lock at once, of either. Throws `wrong-secret`. */
  async open(section: Section, secret: string): Promise<void> {
    const shut = locksOf(await this.#locks(), section).filter((lock) => !this.#parts.sections.has(lock))
    let opened = 0
    for (const lock of shut) if (await this.#parts.sections.open(lock, secret)) opened += 1
    if (shut.length > 0 && opened === 0) throw new LuwteError('wrong-secret')
    // What came from elsewhere in the open since, or was left by an interruption. Reading does not need it.
    if ((await this.state(section)) === 'open') await this.settle(section).catch(() => undefined)
  }

  /** Is any key of it in memory? Known also while the vault is missing or locked. */
  hasKey(section: Section): boolean {
    return this.#parts.sections.hasOf(section)
  }

  /** Removes the keys from memory, also while the vault is missing. */
  close(section: Section): void {
    this.#parts.sections.forget(section)
  }

  /** Throws `wrong-secret`, and `section-locked` while another lock of it is shut. */
  async changePassphrase(section: Section, secret: string, passphrase: string): Promise<void> {
    const locks = await this.#proven(section, secret)
    const slots = await Promise.all(
      locks.map(async (lock) => ({ lock, slot: await this.#parts.sections.newPassphrase(lock, passphrase) })),
    )
    await this.#change(async (tx) => {
      for (const { lock, slot } of slots) await tx.edit(lock.id, lock.seen, { passphrase: slot })
    })
  }

  /** Takes the lock away: what was locked is written as everything else. Throws as `changePassphrase`. */
  async end(section: Section, secret: string): Promise<void> {
    const locks = await this.#proven(section, secret)
    await this.#change(async (tx) => {
      for (const { id, seen } of locks) await tx.edit(id, seen, { state: 'ending' })
      // If this is interrupted, the next opening goes on with it; at its end they have ended.
      await this.#settle(tx, section)
    })
  }

  /** Writes again what is not written as the section says. Throws `section-locked`. */
  settle(section: Section): Promise<void> {
    return this.#change((tx) => this.#settle(tx, section))
  }

  async #settle(tx: Transaction, section: Section): Promise<void> {
    const view = await this.#look()
    const lock = lockOf(await this.#locks(), section)
    await this.#settlePartition(tx, section, 'always')
    for await (const [month, { open, locked, locks }] of view.digests(sectionsOfMonth)) {
      const isUnsettled = lock ? open.includes(section) || locks.some((id) => id !== lock.id) : locked.includes(section)
      if (isUnsettled) await this.#settlePartition(tx, section, month)
    }
    const ending = locksOf(await this.#locks(), section).filter(({ state }) => state === 'ending')
    if (!lock) for (const { id, seen } of ending) await tx.edit(id, seen, { state: 'ended' })
  }

  async #settlePartition(tx: Transaction, section: Section, partition: Partition): Promise<void> {
    const copies = await (await this.#look()).copies(partition)
    const sections = await (await this.#look()).sections()
    const alone: VaultRecord[] = []
    const unsettled = visibleRecords(copies).filter(({ current, siblings }) =>
      [current, ...siblings].some((copy) => sectionOf(copy) === section && sections.isUnsettled(copy)),
    )
    const { clock, random } = this.#parts.deps
    for (const { current, siblings } of unsettled) {
      const versions = [current, ...siblings].map((copy) => sections.opened(copy))
      const [only, ...others] = versions.filter((copy) => copy !== null)
      if (!only || others.length + 1 < versions.length) throw new LuwteError('section-locked')
      if (others.length === 0) alone.push(only)
      // Versions of two computers: each is followed by one of its own, so that they stay beside one another.
      else
        for (const copy of [only, ...others]) {
          const follower = makeId(clock.now(), random.bytes(RANDOM_BYTES_PER_ID))
          await tx.importRecords(partition, [{ ...copy, seen: nextVector([copy.seen], follower) }], 'copies')
        }
    }
    if (alone.length > 0) await tx.importRecords(partition, alone, 'revisions')
  }

  /** Every lock of it, each with its key in memory. Of two that were given at once, the secret of either will do. */
  async #proven(section: Section, secret: string): Promise<SectionLock[]> {
    const locks = locksOf(await this.#locks(), section)
    if (locks.length === 0) throw new LuwteError('not-found', 'it has no lock')
    let proven = 0
    for (const lock of locks) if (await this.#parts.sections.open(lock, secret)) proven += 1
    if (proven === 0) throw new LuwteError('wrong-secret')
    if (!locks.every((lock) => this.#parts.sections.has(lock))) throw new LuwteError('section-locked')
    return locks
  }

  /**
   * A lock that has ended is ending again where something is locked with it after all: another computer wrote it before it knew,
   * or a backup brought it back.
   */
  async #locks(): Promise<SectionLock[]> {
    const view = await this.#look()
    const always = await view.copies('always')
    const locks = locksIn(always)
    if (!locks.some(({ state }) => state === 'ended')) return locks
    const used = new Set(locksUsed(visibleRecords(always)))
    for await (const [, month] of view.digests(sectionsOfMonth)) for (const id of month.locks) used.add(id)
    return locks.map((lock) => (lock.state === 'ended' && used.has(lock.id) ? { ...lock, state: 'ending' } : lock))
  }
}
