import { type CheckIn, choiceOf, isCheckIn, keyOf } from '@shared/features/check-ins/checkIn'
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
import { countOf, journalDigest, type JournalDigest, type Lived } from './journalDigest'
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
    const counts = new Map<LivedMonth, { count: number; days: number }>()
    const [feelings, prompts] = [new Map<string, number>(), new Map<string, number>()]
    for (const [, { lived }] of digests)
      for (const [month, one] of Object.entries(lived)) {
        const { count, days } = counts.get(month) ?? { count: 0, days: 0 }
        counts.set(month, { count: count + countIn(one, filter), days: days | daysIn(one, filter) })
        for (const [key, times] of Object.entries(one.feelings)) feelings.set(key, (feelings.get(key) ?? 0) + times)
        for (const [key, times] of Object.entries(one.prompts)) prompts.set(key, (prompts.get(key) ?? 0) + times)
      }
    const months = [...counts].map(([month, one]) => ({ month, ...one })).filter(({ count }) => count > 0)
    return {
      months: months.sort((one, other) => monthNumber(other.month) - monthNumber(one.month)),
      feelings: mostFirst(feelings).map(choiceOf),
      prompts: mostFirst(prompts),
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

  /**
   * Whole months as lived, newest first, until there are `atLeast` of entries and check-ins together; `next` is where to go
   * on, null at the end.
   */
  async list(before: LivedMonth | null, atLeast: number): Promise<CallOutput<'entries.list'>> {
    const { months } = await this.months({}, before === null)
    const wanted = months.filter(({ month }) => before === null || monthNumber(month) < monthNumber(before))
    const page: JournalPage = { entries: [], checkIns: [] }
    for (const [index, { month }] of wanted.entries()) {
      const { entries, checkIns } = await this.month(month, {})
      page.entries.push(...entries)
      page.checkIns.push(...checkIns)
      if (page.entries.length + page.checkIns.length >= atLeast && index < wanted.length - 1)
        return { ...page, next: month }
    }
    return { ...page, next: null }
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

const mostFirst = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort(([, one], [, other]) => other - one).map(([key]) => key)

function countIn({ days, feelings, prompts }: Lived, { kind, feeling, prompt }: JournalFilter): number {
  if (feeling) return kind === 'entry' || prompt !== undefined ? 0 : countOf(feelings, keyOf(feeling))
  if (prompt !== undefined) return kind === 'check-in' ? 0 : countOf(prompts, prompt)
  return Object.values(days).reduce((sum, day) => sum + ofKind(day, kind), 0)
}

/** The days of a month with something of the kind, one bit each, from the lowest on. By feeling or prompt they are not known: 0. */
function daysIn({ days }: Lived, { kind, feeling, prompt }: JournalFilter): number {
  if (feeling || prompt !== undefined) return 0
  return Object.entries(days).reduce(
    (mask, [date, day]) => (ofKind(day, kind) > 0 ? mask | (1 << (Number(date.slice(-2)) - 1)) : mask),
    0,
  )
}

const ofKind = ([entries, checkIns]: readonly [number, number], kind: JournalFilter['kind']): number =>
  (kind === 'check-in' ? 0 : entries) + (kind === 'entry' ? 0 : checkIns)
