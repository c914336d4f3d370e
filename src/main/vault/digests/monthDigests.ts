import type { Month } from '@shared/kernel/ids'
import type { Clock, Dispose } from '@main/ports'
import type { Gathered } from '../deviceFolders'
import { visibleRecords } from '../recordEdits'
import type { RevisionsSeen } from '../sync/revisionsSeen'
import type { DigestStore, StoredMonth } from './digestStore'
import { KnownValue, valuesIn } from './knownValue'
import type { DigestOfMonth, MonthDigest } from './monthDigest'

/** One write for the changes of this time. After a crash what is lost is worked out again. */
const SAVE_AFTER_MS = 20_000
/** How many months are compared with their files at once, before the newest of them are given. */
const MONTHS_AT_ONCE = 48

/** The vault as somebody looks at it. */
export interface DigestSource {
  /** false: the vault is away for now, and no month is to be seen. */
  isThere: boolean
  /** Newest first. */
  months(): Promise<Month[]>
  /** All files that may hold records of a month, conflict copies too: their paths in the vault. */
  filesOf(month: Month): readonly string[]
  /** Throws `locked`. */
  gather(month: Month): Promise<Gathered>
}

interface Deps {
  clock: Clock
  store: DigestStore
  seen: RevisionsSeen
  /** @param file its path in the vault. See Files.stampOf. */
  stampOf: (file: string) => Promise<string | null>
}

interface KnownMonth extends Omit<StoredMonth, 'values'> {
  values: Map<string, KnownValue>
  /** Files whose changes would not be noticed: what could not be read, and conflict copies. Known until the next look only. */
  untraced: readonly string[]
}

interface Known {
  /** For which vault and key it is: see DigestStore. */
  subject: string
  months: Map<Month, KnownMonth>
  /** Those that were read from disk, or are being read. */
  years: Map<string, Promise<void>>
  /** What is on disk of years of which nothing is there any more was removed. */
  isTidy: boolean
}

/** What was worked out from months, for as long as their files stay the same. */
export class MonthDigests {
  readonly #deps: Deps
  readonly #digests = new Map<string, MonthDigest<unknown>>()
  #known: Known | null = null
  /** Months whose files were looked at since `lookAgain`. */
  readonly #looked = new Set<Month>()
  readonly #deriving = new Map<Month, Promise<KnownMonth>>()
  readonly #changedYears = new Set<string>()
  #timer: Dispose | null = null
  /** A higher number each time that something in memory is dropped: what is being read then must not come back. */
  #era = 0

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** To be called once for each digest, before anything is read. */
  register(digest: MonthDigest<unknown>): void {
    if (this.#digests.has(digest.name)) throw new Error(`There are two digests of the name ${digest.name}.`)
    this.#digests.set(digest.name, digest)
  }

  /** That of each month, newest first. Only months of which a file is another one are read. Throws `locked`. */
  async *values<Value>(digest: MonthDigest<Value>, source: DigestSource): AsyncGenerator<DigestOfMonth<Value>> {
    const months = await source.months()
    for (let at = 0; at < months.length; at += MONTHS_AT_ONCE) {
      const some = months.slice(at, at + MONTHS_AT_ONCE)
      const [known, revisions] = [await this.#of(some), await this.#deps.seen.all()]
      const unsure = some.filter((month) => !this.#isSure(month, known, revisions, source.filesOf(month)))
      await Promise.all(unsure.map((month) => this.#look(month, known, revisions, source.filesOf(month))))
      for (const month of some) yield await this.#valueOf(digest, month, source)
    }
    if (source.isThere) await this.#forgetMissing(new Set(months))
  }

  /** From now on files may be others than they were, also without a change by this computer. */
  lookAgain(): void {
    this.#looked.clear()
  }

  /** Something in it was erased: what was worked out from it must not stay, on disk neither. Never rejects. */
  async forgetMonth(month: Month): Promise<void> {
    this.#era += 1
    this.#deriving.delete(month)
    await this.#tellForgotten(month)
    // Also where a look has dropped it from memory already: on disk it is still.
    const { months } = await this.#of([month])
    months.delete(month)
    this.#change(month)
    await this.#deps.store.remove(yearOf(month))
  }

  /** Writes what has changed. Never rejects. */
  async save(): Promise<void> {
    this.#timer?.()
    this.#timer = null
    const known = this.#known
    if (!known) return
    for (const year of [...this.#changedYears]) {
      this.#changedYears.delete(year)
      const months = [...known.months]
        .filter(([month, { untraced }]) => yearOf(month) === year && untraced.length === 0)
        .map(([month, { files, values }]): [Month, StoredMonth] => [
          month,
          { files, values: Object.fromEntries([...values].map(([name, { toStore }]) => [name, toStore])) },
        ])
      await this.#deps.store.write(year, Object.fromEntries(months), known.subject)
    }
  }

  /** Clears the memory; what is on disk stays. */
  async forget(): Promise<void> {
    await this.save()
    this.#drop()
  }

  /** Clears memory and disk. */
  async clear(): Promise<void> {
    this.#drop()
    await this.#tellForgotten(null)
    await this.#deps.store.remove()
  }

  async #tellForgotten(month: Month | null): Promise<void> {
    for (const { onForgotten } of this.#digests.values()) await onForgotten?.(month)
  }

  #drop(): void {
    this.#era += 1
    this.#timer?.()
    this.#timer = null
    this.#known = null
    this.#looked.clear()
    this.#deriving.clear()
    this.#changedYears.clear()
  }

  /** Its files were looked at, and none was written since by this computer, or read as another one. */
  #isSure(month: Month, known: Known, revisions: ReadonlyMap<string, number>, there: readonly string[]): boolean {
    const ofMonth = known.months.get(month)
    return ofMonth !== undefined && this.#looked.has(month) && hasSameFiles(ofMonth, revisions, there)
  }

  /** Drops what is known of a month where one of its files is another one now. */
  async #look(
    month: Month,
    { months }: Known,
    revisions: ReadonlyMap<string, number>,
    there: readonly string[],
  ): Promise<void> {
    const known = months.get(month)
    if (!known) return
    const isTraced = known.untraced.length === 0 && hasSameFiles(known, revisions, there)
    const stamps = isTraced ? await this.#stampsOf(there) : []
    if (isTraced && there.every((file, index) => stamps[index] === known.files[file]?.[1])) this.#looked.add(month)
    else if (months.get(month) === known) {
      months.delete(month)
      this.#change(month)
      await this.#tellForgotten(month)
    }
  }

  #stampsOf(files: readonly string[]): Promise<(string | null)[]> {
    return Promise.all(files.map((file) => this.#deps.stampOf(file).catch(() => null)))
  }

  async #valueOf<Value>(digest: MonthDigest<Value>, month: Month, source: DigestSource): Promise<DigestOfMonth<Value>> {
    const known = (await this.#of([month])).months.get(month)
    const kept = known?.values.get(digest.name)
    if (kept?.version === digest.version) return [month, kept.value as Value, 'kept']
    const { values } = await this.#derived(month, source)
    return [month, values.get(digest.name)?.value as Value, 'read']
  }

  /** All digests at once, so that a month is read once. */
  #derived(month: Month, source: DigestSource): Promise<KnownMonth> {
    const running = this.#deriving.get(month)
    if (running) return running
    const deriving = this.#derive(month, source).finally(() => {
      if (this.#deriving.get(month) === deriving) this.#deriving.delete(month)
    })
    this.#deriving.set(month, deriving)
    return deriving
  }

  async #derive(month: Month, source: DigestSource): Promise<KnownMonth> {
    const { months } = await this.#of([month])
    const era = this.#era
    const { copies, files } = await source.gather(month)
    const records = visibleRecords(copies)
    const values = new Map(
      [...this.#digests.values()].map((digest) => [
        digest.name,
        KnownValue.derived(digest.version, digest.derive(records)),
      ]),
    )
    const untraced = source.filesOf(month).filter((file) => !files.has(file))
    const derived = { files: Object.fromEntries(files), values, untraced }
    if (era !== this.#era) return derived
    months.set(month, derived)
    this.#looked.add(month)
    this.#change(month)
    return derived
  }

  /** Months of which nothing is there any more. */
  async #forgetMissing(there: ReadonlySet<Month>): Promise<void> {
    const known = await this.#of([])
    for (const month of [...known.months.keys()].filter((one) => !there.has(one))) {
      known.months.delete(month)
      this.#change(month)
      await this.#tellForgotten(month)
    }
    if (known.isTidy) return
    known.isTidy = true
    await this.#deps.store.keepOnly(new Set([...there].map(yearOf)))
  }

  #change(month: Month): void {
    this.#changedYears.add(yearOf(month))
    this.#timer ??= this.#deps.clock.after(SAVE_AFTER_MS, () => void this.save())
  }

  /** What is known, with all that is on disk of these months. */
  async #of(months: readonly Month[]): Promise<Known> {
    const { subject } = this.#deps.store
    if (this.#known && this.#known.subject !== subject) this.#drop()
    const known = (this.#known ??= { subject, months: new Map(), years: new Map(), isTidy: false })
    await Promise.all(
      [...new Set(months.map(yearOf))].map((year) => {
        const reading = known.years.get(year) ?? this.#read(known, year)
        known.years.set(year, reading)
        return reading
      }),
    )
    return known
  }

  async #read({ months }: Known, year: string): Promise<void> {
    for (const [month, stored] of Object.entries(await this.#deps.store.read(year)))
      if (!months.has(month)) months.set(month, { files: stored.files, values: valuesIn(stored), untraced: [] })
  }
}

/** The same files are there, of the revisions that were read. */
function hasSameFiles(
  { files, untraced }: KnownMonth,
  revisions: ReadonlyMap<string, number>,
  there: readonly string[],
): boolean {
  return (
    there.length === Object.keys(files).length + untraced.length &&
    there.every((file) => (files[file] ? revisions.get(file) === files[file][0] : untraced.includes(file)))
  )
}

const yearOf = (month: Month): string => month.slice(0, month.indexOf('-'))
