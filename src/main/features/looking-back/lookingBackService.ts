import { type CheckIn, isCheckIn } from '@shared/features/check-ins/checkIn'
import { type Entry, isEntry } from '@shared/features/journal/entry'
import { type EntryStart, MOST_PASSAGES, type Passages } from '@shared/features/looking-back/contract'
import { lightsIn, type MonthDigest } from '@shared/features/looking-back/monthDigest'
import type { Range } from '@shared/features/looking-back/ranges'
import { RangeCounter, type RangeSummary, yearOf } from '@shared/features/looking-back/summary'
import type { CallOutput } from '@shared/ipc/contract'
import type { Id } from '@shared/kernel/ids'
import { dayOf, epochOf, type LocalDate } from '@shared/kernel/time'
import type { VaultRecord } from '@shared/records/record'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { lookingBackDigest } from './lookingBackDigest'

const EXCERPT_LENGTH = 240

/** From so many check-ins on there is something to look back at. */
const WORTHWHILE = 7

/** So many are counted before other work may run in between. */
const CHECK_INS_AT_ONCE = 4000

type Passage = CheckIn | Entry

/** Check-ins and entries of the past, counted and listed. Changes nothing. */
export class LookingBackService {
  readonly #vault: Vault
  readonly #clock: Clock

  constructor({ vault, clock }: { vault: Vault; clock: Clock }) {
    vault.registerDigest(lookingBackDigest)
    this.#vault = vault
    this.#clock = clock
  }

  async year(year: number): Promise<CallOutput<'lookingBack.year'>> {
    const view = await this.#vault.look()
    const digests: MonthDigest[] = []
    const years = new Set<number>()
    for await (const [, { checkIns, written }] of view.digests(lookingBackDigest)) {
      if (checkIns.dates.some((date) => yearIn(date) === year)) digests.push(checkIns)
      for (const date of [...checkIns.dates, ...written]) years.add(yearIn(date))
    }
    return { years: [...years].sort((one, other) => other - one), days: yearOf(year, lightsIn(digests)) }
  }

  async range(range: Range): Promise<RangeSummary> {
    const view = await this.#vault.look()
    const counter = new RangeCounter(range)
    let counted = 0
    for await (const [, { checkIns }] of view.digests(lookingBackDigest)) {
      if (!checkIns.dates.some((date) => isIn(range, date))) continue
      for (const light of lightsIn([checkIns])) counter.add(light)
      counted += checkIns.rows.length
      if (counted < CHECK_INS_AT_ONCE) continue
      counted = 0
      await this.#pause()
    }
    return counter.summary()
  }

  async isWorthwhile(): Promise<boolean> {
    const view = await this.#vault.look()
    let count = 0
    for await (const [, { checkIns }] of view.digests(lookingBackDigest)) {
      count += checkIns.rows.length
      if (count >= WORTHWHILE) return true
    }
    return false
  }

  /** In the order in which they were lived; of too many the newest. */
  async passages(range: Range): Promise<Passages> {
    const found = await this.#inRange(range, MOST_PASSAGES)
    const kept = found.slice(-MOST_PASSAGES)
    return {
      checkIns: kept.filter(isCheckIn),
      entries: kept.filter(isEntry).map(startOf),
      isCut: found.length > kept.length,
    }
  }

  /** All of a range, whole. */
  booklet(range: Range): Promise<Passage[]> {
    return this.#inRange(range, Infinity)
  }

  /** What is in the bin, or gone, is left out. */
  async read(ids: readonly Id[]): Promise<Passage[]> {
    const view = await this.#vault.look()
    const found = await Promise.all(ids.map((id) => view.find(id)))
    return found
      .flatMap((record) => record?.current ?? [])
      .filter(({ deleted }) => deleted === undefined)
      .filter(isPassage)
      .sort(byTime)
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.#clock.after(0, resolve))
  }

  /** In the order in which they were lived. Months are read from the newest on, until there are more than `enough`. */
  async #inRange(range: Range, enough: number): Promise<Passage[]> {
    const view = await this.#vault.look()
    const found: Passage[] = []
    for await (const [month, { checkIns, written }] of view.digests(lookingBackDigest)) {
      if (![...checkIns.dates, ...written].some((date) => isIn(range, date))) continue
      const records = (await view.month(month)).map(({ current }) => current).filter(isPassage)
      found.push(...records.filter(({ deleted, at }) => deleted === undefined && isIn(range, dayOf(at))))
      if (found.length > enough) break
    }
    return found.sort(byTime)
  }
}

const isPassage = (record: VaultRecord): record is Passage => isCheckIn(record) || isEntry(record)

const isIn = ({ from, to }: Range, date: LocalDate): boolean => date >= from && date <= to

const yearIn = (date: LocalDate): number => Number(date.slice(0, date.indexOf('-')))

const byTime = (one: Passage, other: Passage): number =>
  epochOf(one.at) - epochOf(other.at) || (one.id < other.id ? -1 : 1)

function startOf({ id, at, text }: Entry): EntryStart {
  // Only the beginning is folded: an entry may be a book.
  const beginning = text
    .slice(0, EXCERPT_LENGTH * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return { id, at, excerpt: beginning.slice(0, EXCERPT_LENGTH) }
}
