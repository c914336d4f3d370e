import { isLockedRecord, isSectionLock } from '@shared/features/section-lock/sectionLock'
import type { VaultRecord } from '@shared/records/record'
import { type Section, SECTIONS } from '@shared/records/section'
import type { Vault } from '@main/vault/vault'

const isLock = ({ kind }: VaultRecord): boolean => kind === 'section-lock'

/**
 * Own locks of sections that an export brings. Anybody may have made it, and whoever does not know its passphrase would be shut
 * out: one is taken only where nothing is behind it yet, as on a new computer. What is locked with another one is left out. A lock
 * that is here stays as it is: an export could bring another passphrase for it.
 */
export class ForeignLocks {
  readonly #here: ReadonlySet<string>
  readonly #free: ReadonlySet<Section>
  readonly #taken = new Set<string>()

  static async of(vault: Pick<Vault, 'copies' | 'sections'>): Promise<ForeignLocks> {
    const here = (await vault.copies('always')).filter(isLock)
    const free = new Set<Section>()
    for (const section of SECTIONS) if (!(await vault.sections.isInUse(section))) free.add(section)
    return new ForeignLocks(new Set(here.map(({ id }) => id)), free)
  }

  private constructor(here: ReadonlySet<string>, free: ReadonlySet<Section>) {
    this.#here = here
    this.#free = free
  }

  /** Locks before what is locked with them. */
  first(records: readonly VaultRecord[]): VaultRecord[] {
    return records.toSorted((one, other) => Number(isLock(other)) - Number(isLock(one)))
  }

  isHere(record: VaultRecord): boolean {
    return isLock(record) && this.#here.has(record.id)
  }

  /** To be asked once for each record, in the order of `first`. */
  isRefused(record: VaultRecord): boolean {
    if (isLockedRecord(record)) return !this.#here.has(record.lock) && !this.#taken.has(record.lock)
    if (!isLock(record) || this.#here.has(record.id)) return false
    if (!isSectionLock(record) || !this.#free.has(record.section)) return true
    this.#taken.add(record.id)
    return false
  }
}
