import { type CheckIn, isCheckIn } from '@shared/features/check-ins/checkIn'
import { isEntry } from '@shared/features/journal/entry'
import {
  fitsCheckIn,
  fitsEntry,
  type JournalFilter,
  livedMonthOf,
  type LivedMonth,
  monthNumber,
} from '@shared/features/journal/journalFilter'
import type { EntrySummary, JournalPage } from '@shared/features/journal/contract'
import type { CallOutput } from '@shared/ipc/contract'
import type { Month } from '@shared/kernel/ids'
import { dateOf, epochOf, type LivedTime, type LocalDate } from '@shared/kernel/time'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { VaultView } from '@main/vault/vaultView'
import { journalDigest, type JournalDigest } from './journalDigest'
import { monthCounts } from './monthCounts'
import { summaryOf } from './summary'

/** So long a window waits at most for months that were never looked at: reading decades for the first time takes seconds. */
const PATIENCE_MS = 250
/** More than a window shows at first. */
const FEW_MONTHS = 24
/** On how many earlier years is looked back at most. */
const YEARS_BACK = 12

interface Known {
  /** By the month of the file, newest first. */
  digests: [Month, JournalDigest][]
  /** false: there are more, which were not looked at yet. */
  isWhole: boolean
}

/** The journal as it was lived: entries and check-ins by the date and time they bear, whatever file they lie in. */
export class JournalList {
  readonly #vault: Vault
  readonly #clock: Clock

  constructor({ vault, clock }: { vault: Vault; clock: Clock }) {
    this.#vault = vault
    this.#clock = clock
  }

  /** @param arrivals look first what has arrived from other computers. @param few only the newest months. */
  async months(filter: JournalFilter, arrivals: boolean, few = false): Promise<CallOutput<'entries.months'>> {
    if (arrivals) await this.#vault.reload()
    const { digests, isWhole } = await this.#known(await this.#vault.look(), few ? FEW_MONTHS : Infinity)
    return {
      ...monthCounts(
        digests.map(([, digest]) => digest),
        filter,
      ),
      hasBin: digests.some(([, { bin }]) => bin.entries > 0),
      isWhole,
    }
  }

  /** What was lived in one month, newest first. @param few only what lies in a file near it. */
  async month(month: LivedMonth, filter: JournalFilter, few = false): Promise<JournalPage> {
    const view = await this.#vault.look()
    return this.#read(
      view,
      await this.#known(view, few ? FEW_MONTHS : Infinity),
      month,
      (date) => livedMonthOf(date) === month,
      filter,
    )
  }

  /** What was lived on this day in earlier years, newest first. */
  async onThisDay(today: LocalDate): Promise<JournalPage> {
    const isSameDay = (date: LocalDate) => date.slice(-5) === today.slice(-5) && date < today
    const view = await this.#vault.look()
    const digests: Known['digests'] = []
    const dates = new Set<LocalDate>()
    for await (const [month, digest] of view.digests(journalDigest)) {
      digests.push([month, digest])
      for (const { days } of Object.values(digest.lived))
        for (const date of Object.keys(days).filter(isSameDay)) dates.add(date)
    }
    const page: JournalPage = { entries: [], checkIns: [] }
    for (const date of [...dates].sort().reverse().slice(0, YEARS_BACK)) {
      const known = { digests, isWhole: true }
      const { entries, checkIns } = await this.#read(view, known, livedMonthOf(date), (one) => one === date, {})
      page.entries.push(...entries)
      page.checkIns.push(...checkIns)
    }
    return page
  }

  async #known(view: VaultView, most = Infinity): Promise<Known> {
    const begin = this.#clock.now()
    const digests: Known['digests'] = []
    for await (const [month, digest, how] of view.digests(journalDigest)) {
      digests.push([month, digest])
      if (digests.length >= most) return { digests, isWhole: false }
      // Only after one that had to be read: whoever asks often enough has them all.
      if (how === 'read' && this.#clock.now() - begin > PATIENCE_MS) return { digests, isWhole: false }
    }
    return { digests, isWhole: true }
  }

  async #read(
    view: VaultView,
    { digests, isWhole }: Known,
    month: LivedMonth,
    isIncluded: (date: LocalDate) => boolean,
    filter: JournalFilter,
  ): Promise<JournalPage> {
    const files = new Set(digests.filter(([, { lived }]) => lived[month]).map(([file]) => file))
    // Until all are known: most of a month lies in the file of that name, or because of its zone in the one beside it.
    if (!isWhole)
      for (const file of await view.months()) if (Math.abs(monthNumber(file) - monthNumber(month)) <= 1) files.add(file)
    const entries: EntrySummary[] = []
    const checkIns: CheckIn[] = []
    for (const file of files)
      for (const record of await view.month(file)) {
        const { current } = record
        if (current.deleted !== undefined || !isIncluded(dateOf(current.at))) continue
        if (isEntry(current) && fitsEntry(current, filter)) entries.push(...summaryOf(record))
        if (isCheckIn(current) && fitsCheckIn(current, filter)) checkIns.push(current)
      }
    return { entries: entries.sort(lastLivedFirst), checkIns: checkIns.sort(lastLivedFirst) }
  }
}

/** Those of one minute by their ids, which are in the order of writing. */
const lastLivedFirst = (one: { id: string; at: LivedTime }, other: { id: string; at: LivedTime }): number =>
  epochOf(other.at) - epochOf(one.at) || (one.id < other.id ? 1 : -1)
