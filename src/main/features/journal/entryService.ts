import { type Month, monthOfId } from '@shared/kernel/ids'
import { type Entry, isEntry } from '@shared/features/journal/entry'
import type { VersionVector } from '@shared/kernel/versionVectors'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import { instant, type LivedTime } from '@shared/kernel/time'
import { type CheckIn, isCheckIn } from '@shared/features/check-ins/checkIn'
import type { EntrySummary, OpenEntry } from '@shared/features/journal/contract'
import type { CallOutput } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { EventBus } from '@main/kernel/eventBus'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import type { MomentAnswers } from '../moments/momentAnswers'
import { journalDigest } from './journalDigest'

const EXCERPT_LENGTH = 240

/** What a window saves of an entry. `at`: where it was lived at another time than now, or than the entry says. */
interface EntryToSave {
  text: string
  prompt?: string | undefined
  at?: LivedTime | undefined
}

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  drafts: Pick<DraftService, 'clear'>
  moments: Pick<MomentAnswers, 'answered'>
}

/** Entries of the journal: listing by month, writing, the bin and erasing. */
export class EntryService {
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #events: EventBus
  readonly #drafts: Dependencies['drafts']
  readonly #moments: Dependencies['moments']

  constructor({ vault, clock, events, drafts, moments }: Dependencies) {
    this.#vault = vault
    this.#clock = clock
    this.#events = events
    this.#drafts = drafts
    this.#moments = moments
  }

  /**
   * Entries and check-ins of whole months, newest first, until there are `atLeast` of both together; `next` is where to go
   * on, null at the end.
   */
  async list(before: Month | null, atLeast: number): Promise<CallOutput<'entries.list'>> {
    // Whoever opens the journal sees what has arrived from their other computers meanwhile.
    if (before === null) await this.#vault.reload()
    const view = await this.#vault.look()
    const months = (await view.months()).filter((month) => before === null || month < before)
    const entries: EntrySummary[] = []
    const checkIns: CheckIn[] = []
    for (const [index, month] of months.entries()) {
      const records = await view.month(month)
      entries.push(
        ...records
          .flatMap((record) => summaryOf(record))
          .filter((entry) => entry.deleted === undefined)
          .sort(newestFirst),
      )
      checkIns.push(
        ...records
          .map(({ current }) => current)
          .filter(isCheckIn)
          .filter(({ deleted }) => deleted === undefined)
          .sort(newestFirst),
      )
      if (entries.length + checkIns.length >= atLeast && index < months.length - 1)
        return { entries, checkIns, next: month }
    }
    return { entries, checkIns, next: null }
  }

  async bin(): Promise<EntrySummary[]> {
    const view = await this.#vault.look()
    const binned: EntrySummary[] = []
    for await (const [month, { bin }] of view.digests(journalDigest))
      if (bin.entries > 0)
        binned.push(
          ...(await view.month(month))
            .flatMap((record) => summaryOf(record))
            .filter((entry) => entry.deleted !== undefined),
        )
    return binned.sort(newestFirst)
  }

  async read(id: string): Promise<OpenEntry> {
    const found = await this.#find(id)
    return { entry: found.current, siblings: found.siblings.filter(isEntry), seen: mergedVector(found) }
  }

  /**
   * A new entry counts as the answer to a moment that asked for writing.
   * @param id null writes a new entry. @param seen the version that the writer started from; null for a new entry.
   */
  async save(id: string | null, seen: VersionVector | null, body: EntryToSave): Promise<Entry> {
    const entry = await this.#events.afterChange(['entry'], this.#write(id, seen, body))
    if (id === null) await this.#moments.answered('write')
    return entry
  }

  /** As somebody who saw only the version that is shown, so that those beside it stay. */
  async setTime(id: string, at: LivedTime): Promise<void> {
    const { current } = await this.#find(id)
    await this.#events.afterChange(['entry'], this.#edit(id, { at }, current.seen))
  }

  async remove(id: string): Promise<void> {
    await this.#events.afterChange(['entry'], this.#edit(id, { deleted: instant(this.#clock.now()) }))
  }

  async restore(id: string): Promise<void> {
    await this.#events.afterChange(['entry'], this.#edit(id, { deleted: undefined }))
  }

  /** With its draft: what was typed into it and not saved is part of what has to go. */
  async erase(id: string): Promise<void> {
    await this.#find(id)
    await this.#events.afterChange(['entry'], this.#vault.erase(id))
    await this.#drafts.clear(`entry:${id}`)
  }

  async #write(id: string | null, seen: VersionVector | null, { text, prompt, at }: EntryToSave): Promise<Entry> {
    const time = at === undefined ? {} : { at }
    if (id !== null) return this.#edit(id, { text, ...time, deleted: undefined }, seen)
    return (await this.#vault.add('entry', { text, ...time, ...(prompt === undefined ? {} : { prompt }) })) as Entry
  }

  async #edit(id: string, change: Record<string, unknown>, seen?: VersionVector | null): Promise<Entry> {
    const found = await this.#find(id)
    return (await this.#vault.edit(id, seen ?? mergedVector(found), change)) as Entry
  }

  async #find(id: string): Promise<MergedRecord & { current: Entry }> {
    const found = await this.#vault.find(id)
    if (!found || !isEntry(found.current)) throw new LuwteError('not-found', `entry of ${monthOfId(id)}`)
    return { ...found, current: found.current }
  }
}

const newestFirst = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? 1 : -1)

function summaryOf({ current, siblings }: MergedRecord): EntrySummary[] {
  if (!isEntry(current)) return []
  // Only the beginning is folded: an entry may be a book.
  const beginning = current.text
    .slice(0, EXCERPT_LENGTH * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return [
    {
      id: current.id,
      at: current.at,
      excerpt: beginning.slice(0, EXCERPT_LENGTH),
      versions: siblings.filter(isEntry).length + 1,
      ...(current.deleted === undefined ? {} : { deleted: current.deleted }),
    },
  ]
}
