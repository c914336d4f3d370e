import { type CheckIn, isCheckIn } from '@shared/features/check-ins/checkIn'
import { isEntry } from '@shared/features/journal/entry'
import {
  facetsWanted,
  fitsCheckIn,
  fitsEntry,
  type JournalFilter,
  livedMonthOf,
  type LivedMonth,
  monthNumber,
} from '@shared/features/journal/journalFilter'
import type { EntrySummary, JournalPage } from '@shared/features/journal/contract'
import type { CallOutput } from '@shared/ipc/contract'
import type { FoundPlace } from '@shared/features/search/contract'
import { type Month, monthOfId } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { dateOf, epochOf, type LivedTime, type LocalDate } from '@shared/kernel/time'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { VaultView } from '@main/vault/vaultView'
import type { SearchService } from '../search/searchService'
import { journalDigest, type JournalDigest } from './journalDigest'
import { countedByMonth, mayHave, monthCounts } from './monthCounts'
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

interface Dependencies {
  vault: Vault
  clock: Clock
  search: Pick<SearchService, 'places'>
}

/** The journal as it was lived: entries and check-ins by the date and time they bear, whatever file they lie in. */
export class JournalList {
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #search: Dependencies['search']

  constructor({ vault, clock, search }: Dependencies) {
    this.#vault = vault
    this.#clock = clock
    this.#search = search
  }

  /** @param arrivals look first what has arrived from other computers. @param few only the newest months. */
  async months(filter: JournalFilter, arrivals: boolean, few = false): Promise<CallOutput<'entries.months'>> {
    if (arrivals) await this.#vault.reload()
    const view = await this.#vault.look()
    const { digests, isWhole } = await this.#known(view, few ? FEW_MONTHS : Infinity)
    const all = monthCounts(
      digests.map(([, digest]) => digest),
      filter,
    )
    const hasBin = digests.some(([, { bin }]) => bin.entries > 0)
    if (filter.text === undefined) return { ...all, hasBin, isWhole }
    const places = await this.#search.places(filter.text)
    const found = await this.#thatFit(view, places.found, filter, new Map(digests))
    return { ...all, months: countedByMonth(found), hasBin, isWhole: isWhole && places.isWhole }
  }

  /** What was lived in one month, newest first. @param few only what lies in a file near it. */
  async month(month: LivedMonth, filter: JournalFilter, few = false): Promise<JournalPage> {
    const view = await this.#vault.look()
    const isIncluded = (date: LocalDate) => livedMonthOf(date) === month
    if (filter.text === undefined)
      return this.#read(view, await this.#known(view, few ? FEW_MONTHS : Infinity), month, isIncluded, filter)
    const { found } = await this.#search.places(filter.text)
    const here = found.filter(({ at }) => isIncluded(dateOf(at)))
    const ids = new Set(here.map(({ id }) => id))
    return this.#pageOf(view, new Set(here.map(({ id }) => monthOfId(id))), (record) => ids.has(record.id), filter)
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
    return this.#pageOf(view, files, ({ at }) => isIncluded(dateOf(at)), filter)
  }

  /** Of what holds the words, what has the rest too. Only months in which something may are read. */
  async #thatFit(
    view: VaultView,
    found: readonly FoundPlace[],
    filter: JournalFilter,
    digests: ReadonlyMap<Month, JournalDigest>,
  ): Promise<readonly { at: LivedTime }[]> {
    const listed = found.filter(({ kind }) =>
      filter.kind === undefined ? kind === 'entry' || kind === 'check-in' : kind === filter.kind,
    )
    const wanted = facetsWanted(filter)
    if (wanted.length === 0) return listed
    const ids = new Set(listed.map(({ id }) => id))
    const files = new Set(listed.map(({ id }) => monthOfId(id)))
    const likely = [...files].filter((file) => {
      const digest = digests.get(file)
      return digest !== undefined && mayHave(digest, wanted)
    })
    const { entries, checkIns } = await this.#pageOf(view, new Set(likely), (record) => ids.has(record.id), filter)
    return [...entries, ...checkIns]
  }

  async #pageOf(
    view: VaultView,
    files: ReadonlySet<Month>,
    isIncluded: (record: VaultRecord) => boolean,
    filter: JournalFilter,
  ): Promise<JournalPage> {
    const entries: EntrySummary[] = []
    const checkIns: CheckIn[] = []
    for (const file of files)
      for (const record of await view.month(file)) {
        const { current } = record
        if (current.deleted !== undefined || !isIncluded(current)) continue
        if (isEntry(current) && fitsEntry(current, filter)) entries.push(...summaryOf(record))
        if (isCheckIn(current) && fitsCheckIn(current, filter)) checkIns.push(current)
      }
    return { entries: entries.sort(lastLivedFirst), checkIns: checkIns.sort(lastLivedFirst) }
  }
}

/** Those of one minute by their ids, which are in the order of writing. */
const lastLivedFirst = (one: { id: string; at: LivedTime }, other: { id: string; at: LivedTime }): number =>
  epochOf(other.at) - epochOf(one.at) || (one.id < other.id ? 1 : -1)
