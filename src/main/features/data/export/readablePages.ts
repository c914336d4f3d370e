import { planFrom, type PlanPart, isPlanOrder, isPlanPart, type PlanPartRecord } from '@shared/features/plan/plan'
import { type Bookmark, isBookmark } from '@shared/features/guides/reading'
import { type CheckIn, isCheckIn } from '@shared/features/check-ins/checkIn'
import { type Entry, isEntry } from '@shared/features/journal/entry'
import { isFavourite, isOwnPhrase } from '@shared/features/phrases/phrases'
import type { VaultRecord } from '@shared/records/record'
import { clockTimeOf, dateOf } from '@shared/kernel/time'
import { checkInHead, checkInLine } from './checkInTable'
import { BYTE_ORDER_MARK } from './csv'
import { bookmarksPage, entryPage, phrasesPage, planPage, type ExportVocabulary } from './markdown'
import { partName, Parts } from './exportParts'

/** Writes a file of the export, by its path in it. */
export type WriteText = (path: string, text: string) => Promise<void>

/**
 * The part of an export that people read: a page per entry, a table of check-ins, the plan, phrases, bookmarks. What is in the
 * bin is laid out the same way, in a folder of its own.
 */
export class ReadablePages {
  readonly #write: WriteText
  readonly #folder: string
  readonly #language: ExportVocabulary
  readonly #checkIns: Parts<string>
  /** How often each name was wanted. */
  readonly #taken = new Map<string, number>()
  readonly #plan: PlanPartRecord[] = []
  readonly #own: string[] = []
  readonly #favourites: string[] = []
  readonly #bookmarks: Bookmark[] = []
  #planOrder: PlanPart[] | undefined
  entries = 0
  checkIns = 0
  hasOtherVersion = false

  /** @param folder '' or one that ends in a slash. */
  constructor(write: WriteText, folder: string, language: ExportVocabulary) {
    this.#write = write
    this.#folder = folder
    this.#language = language
    this.#checkIns = new Parts((lines, part) => this.#writeTable(lines, part))
  }

  /** @param isOther written elsewhere at the same time as the one that is shown. */
  async add(record: VaultRecord, isOther: boolean): Promise<void> {
    if (isEntry(record)) await this.#addEntry(record, isOther)
    else if (isCheckIn(record)) await this.#addCheckIn(record, isOther)
    else if (isPlanPart(record)) this.#plan.push(record)
    else if (isPlanOrder(record)) this.#planOrder ??= record.order
    else if (isOwnPhrase(record)) this.#own.push(record.text)
    else if (isFavourite(record)) this.#favourites.push(record.phrase)
    else if (isBookmark(record)) this.#bookmarks.push(record)
  }

  /** Writes what has to wait until everything is known. */
  async end(): Promise<void> {
    await this.#checkIns.end()
    const { plan, phrases, bookmarks } = this.has
    if (plan) await this.#page('plan.md', planPage(planFrom(this.#plan, this.#planOrder), this.#language))
    if (phrases) await this.#page('phrases.md', phrasesPage(this.#own, [...new Set(this.#favourites)], this.#language))
    if (bookmarks) await this.#page('bookmarks.md', bookmarksPage(this.#bookmarks, this.#language))
  }

  get has() {
    return {
      journal: this.entries > 0,
      otherVersion: this.hasOtherVersion,
      checkIns: this.checkIns > 0,
      plan: this.#plan.some(({ lines }) => lines.length > 0),
      phrases: this.#own.length + this.#favourites.length > 0,
      bookmarks: this.#bookmarks.length > 0,
    }
  }

  async #addEntry(entry: Entry, isOther: boolean): Promise<void> {
    if (isOther) this.hasOtherVersion = true
    else this.entries += 1
    // The schema of the record keeps everything out of `at` that could lead elsewhere.
    const day = dateOf(entry.at)
    const name = `${day} ${clockTimeOf(entry.at).replace(':', '.')}${isOther ? ' (other version)' : ''}`
    await this.#page(
      this.#free(`journal/${day.slice(0, -'-11-21'.length)}/${name}`, '.md'),
      entryPage(entry, this.#language),
    )
  }

  async #addCheckIn(checkIn: CheckIn, isOther: boolean): Promise<void> {
    if (!isOther) this.checkIns += 1
    const line = checkInLine(checkIn, isOther, this.#language)
    await this.#checkIns.add(line, line.length)
  }

  async #writeTable(lines: readonly string[], part: number): Promise<void> {
    if (lines.length === 0) return
    const table = [BYTE_ORDER_MARK, checkInHead(this.#language), ...lines].join('')
    await this.#page(partName('check-ins', 'csv', part), table)
  }

  #free(stem: string, extension: string): string {
    const count = (this.#taken.get(stem) ?? 0) + 1
    this.#taken.set(stem, count)
    return count === 1 ? stem + extension : `${stem} (${String(count)})${extension}`
  }

  #page(path: string, text: string): Promise<void> {
    return this.#write(this.#folder + path, text)
  }
}
