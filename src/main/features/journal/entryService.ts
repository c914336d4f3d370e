import { monthOfId } from '@shared/kernel/ids'
import { type Entry, type EntryAbout, isEntry } from '@shared/features/journal/entry'
import type { Chosen } from '@shared/features/check-ins/checkIn'
import { hasSamePictures, type Picture } from '@shared/features/journal/pictures'
import type { VersionVector } from '@shared/kernel/versionVectors'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import { instant, type LivedTime } from '@shared/kernel/time'
import type { EntrySummary, EntryVersion, OpenEntry } from '@shared/features/journal/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { EventBus } from '@main/kernel/eventBus'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import type { MomentAnswers } from '../moments/momentAnswers'
import { journalDigest } from './journalDigest'
import type { PictureService } from './pictureService'
import { newestIdFirst, summaryOf } from './summary'

/**
 * What a window saves of an entry. `at`: where it was lived at another time than now, or than the entry says. `feelings` and
 * `pictures` absent: as they are.
 */
interface EntryToSave {
  text: string
  pictures?: Picture[] | undefined
  prompt?: string | undefined
  feelings?: Chosen[] | undefined
  about?: EntryAbout | undefined
  at?: LivedTime | undefined
}

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  drafts: Pick<DraftService, 'clear'>
  moments: Pick<MomentAnswers, 'answered'>
  pictures: Pick<PictureService, 'sweepSoon'>
}

/** Entries of the journal: reading, writing, the bin and erasing. JournalList lists them. */
export class EntryService {
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #events: EventBus
  readonly #drafts: Dependencies['drafts']
  readonly #moments: Dependencies['moments']
  readonly #pictures: Dependencies['pictures']

  constructor({ vault, clock, events, drafts, moments, pictures }: Dependencies) {
    this.#vault = vault
    this.#clock = clock
    this.#events = events
    this.#drafts = drafts
    this.#moments = moments
    this.#pictures = pictures
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
    return binned.sort(newestIdFirst)
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

  async versions(id: string): Promise<EntryVersion[]> {
    const { current } = await this.#find(id)
    const formers = (await (await this.#vault.look()).formerVersions(id)).filter(isEntry)
    return formers
      .filter((former, index) => {
        const next = index === 0 ? current : formers[index - 1]
        return former.text !== next?.text || former.at !== next.at || !hasSamePictures(former, next)
      })
      .map(({ changedAt, at, text, pictures = [] }) => ({ changedAt, at, text, pictures }))
  }

  async remove(id: string): Promise<void> {
    await this.#events.afterChange(['entry'], this.#edit(id, { deleted: instant(this.#clock.now()) }))
  }

  async restore(id: string): Promise<void> {
    await this.#events.afterChange(['entry'], this.#edit(id, { deleted: undefined }))
  }

  /** With its draft and its pictures: what was put into it and not saved is part of what has to go. */
  async erase(id: string): Promise<void> {
    await this.#find(id)
    await this.#events.afterChange(['entry'], this.#vault.erase(id))
    await this.#drafts.clear(`entry:${id}`)
    this.#pictures.sweepSoon()
  }

  async #write(
    id: string | null,
    seen: VersionVector | null,
    { text, prompt, about, at, ...lists }: EntryToSave,
  ): Promise<Entry> {
    const body = { text, ...(at === undefined ? {} : { at }) }
    if (id !== null) {
      // A field that is set to nothing is removed: none any more leaves no empty list behind.
      const given = Object.entries(lists).flatMap(([name, list]) => (list ? [{ name, list }] : []))
      const changed = Object.fromEntries(given.map(({ name, list }) => [name, list.length > 0 ? list : undefined]))
      return this.#edit(id, { ...body, ...changed, deleted: undefined }, seen)
    }
    const kept = Object.fromEntries(Object.entries(lists).filter(([, list]) => list?.length))
    return (await this.#vault.add('entry', {
      ...{ ...body, ...kept },
      ...(prompt === undefined ? {} : { prompt }),
      ...(about === undefined ? {} : { about }),
    })) as Entry
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
