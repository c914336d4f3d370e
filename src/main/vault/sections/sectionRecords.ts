import { isLockedRecord, isSectionLock, type SectionLock } from '@shared/features/section-lock/sectionLock'
import { LuwteError } from '@shared/kernel/errors'
import type { Id } from '@shared/kernel/ids'
import { compareVectors } from '@shared/kernel/versionVectors'
import type { MergedRecord } from '@shared/records/merging'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf } from '@shared/records/registry'
import type { Section } from '@shared/records/section'
import { byId, isErased, isRecord, visibleRecords } from '../recordEdits'
import type { SectionKeys } from './sectionKeys'

/** The section that a record belongs to; null: to the part that is open to whoever reads the vault. */
export const sectionOf = (record: VaultRecord): Section | null =>
  isLockedRecord(record) ? record.section : (definitionOf(record.kind)?.section ?? null)

/** The section locks among the records of always.json, the newest first. */
export function locksIn(always: readonly VaultRecord[]): SectionLock[] {
  const copies = always.filter(({ kind }) => kind === 'section-lock')
  if (copies.length === 0) return []
  return visibleRecords(copies)
    .map(({ current }) => current)
    .filter(isSectionLock)
    .reverse()
}

/** The lock that new records of a section are locked with; undefined: it has none, or is losing it. */
export const lockOf = (locks: readonly SectionLock[], section: Section): SectionLock | undefined =>
  locks.find((lock) => lock.section === section && lock.state === undefined)

/** Every lock of a section that something may still be locked with. */
export const locksOf = (locks: readonly SectionLock[], section: Section): SectionLock[] =>
  locks.filter((lock) => lock.section === section && lock.state !== 'ended')

/** The ids of the locks that records are locked with. */
export const locksUsed = (records: readonly MergedRecord[]): Id[] => {
  const copies = records.flatMap(({ current, siblings }) => [current, ...siblings])
  return [...new Set(copies.filter(isLockedRecord).map(({ lock }) => lock))]
}

/**
 * What is locked in the file of another computer, while this one's own still has an earlier version of it in the open. That one
 * is shown no more, but it can be read on disk.
 */
export function owedLocks(own: readonly unknown[], copies: readonly VaultRecord[]): VaultRecord[] {
  const open = own
    .filter(isRecord)
    .filter((copy) => sectionOf(copy) !== null && !isLockedRecord(copy) && !isErased(copy))
  if (open.length === 0) return []
  const opened = byId(open)
  return copies
    .filter(isLockedRecord)
    .filter((locked) => opened.get(locked.id)?.some(({ seen }) => compareVectors(seen, locked.seen) === 'older'))
}

/** Opens and closes the records of sections, by the locks that the vault has. */
export class SectionRecords {
  readonly #keys: SectionKeys
  readonly #locks: readonly SectionLock[]

  /** @param always the copies in always.json. */
  constructor(keys: SectionKeys, always: readonly VaultRecord[]) {
    this.#keys = keys
    this.#locks = locksIn(always)
  }

  /**
   * Records as features read them: what is locked is opened where its key is in memory. Of a section that is locked nothing
   * is given, also what is not locked yet: it came from elsewhere, or locking was interrupted.
   */
  shown(records: MergedRecord[]): MergedRecord[] {
    if (this.#locks.length === 0) return records
    return records.flatMap((merged) => {
      const [current, ...siblings] = [merged.current, ...merged.siblings].flatMap((copy) => this.opened(copy) ?? [])
      return current ? [{ current, siblings: siblings.filter((sibling) => !isSame(sibling, current)) }] : []
    })
  }

  /** As `shown`, of one copy, which may be a tombstone. */
  opened(copy: VaultRecord): VaultRecord | null {
    if (this.#locks.length === 0 || isErased(copy)) return copy
    if (isLockedRecord(copy)) return this.#keys.opened(copy)
    const section = sectionOf(copy)
    const isShown = section === null || locksOf(this.#locks, section).every((lock) => this.#keys.has(lock))
    return isShown ? copy : null
  }

  /**
   * Copies as an export holds them: opened where the key is in memory, without the lock that nothing in it is locked with then;
   * else as they are locked.
   */
  exported(copies: readonly VaultRecord[]): VaultRecord[] {
    return copies
      .filter((copy) => !(isSectionLock(copy) && this.#keys.has(copy)))
      .flatMap((copy) => this.opened(copy) ?? (isLockedRecord(copy) ? copy : []))
  }

  /** A record as it is to be written. Throws `section-locked` where its section has a lock, and its key is not in memory. */
  stored(record: VaultRecord): VaultRecord {
    if (this.#locks.length === 0 || isErased(record) || isLockedRecord(record)) return record
    const section = sectionOf(record)
    const lock = section === null ? undefined : lockOf(this.#locks, section)
    return lock ? this.#keys.closed(record, lock) : record
  }

  /** Throws `section-locked` where records of this kind can be neither read nor written now. */
  checkOpen(kind: string): void {
    if (this.isShut(kind)) throw new LuwteError('section-locked')
  }

  isShut(kind: string): boolean {
    const section = definitionOf(kind)?.section
    return section !== undefined && locksOf(this.#locks, section).some((lock) => !this.#keys.has(lock))
  }

  /** Is it written otherwise than its section says now: open though there is a lock, or locked though that is going? */
  isUnsettled(copy: VaultRecord): boolean {
    const section = sectionOf(copy)
    if (section === null || isErased(copy)) return false
    const lock = lockOf(this.#locks, section)
    return isLockedRecord(copy) ? copy.lock !== lock?.id : lock !== undefined
  }
}

/** Do two copies say the same, whoever wrote them when? */
function isSame(one: VaultRecord, other: VaultRecord): boolean {
  const content = ({ seen: _, changedAt: __, ...rest }: VaultRecord) => JSON.stringify(Object.entries(rest).sort())
  return content(one) === content(other)
}
