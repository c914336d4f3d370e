import { clockTimeOf, dateOf } from '@shared/kernel/time'
import type { CollectedPage, FilePerRecord, ReadableForm, TableRow } from '@shared/records/readableExport'
import type { VaultRecord } from '@shared/records/record'
import { DEFINITIONS, definitionOf, type ExportWords, type RecordKind } from '@shared/records/registry'
import { BYTE_ORDER_MARK, csvLine } from './csv'
import { PartWriter, partName } from './partWriter'
import type { DescribedFile } from './readme'

/** Writes a file of the export, by its path in it. */
export type WriteText = (path: string, text: string) => Promise<void>

type Form = ReadableForm<VaultRecord, ExportWords>

/**
 * The part of an export that people read without Luwte, laid out as the definitions of the kinds say. What is in the bin is
 * laid out the same way, in a folder of its own.
 */
export class ReadablePages {
  readonly #write: WriteText
  readonly #folder: string
  readonly #words: ExportWords
  readonly #counts = new Map<string, number>()
  readonly #unknown = new Map<string, number>()
  /** How often each name of a file was needed. */
  readonly #taken = new Map<string, number>()
  readonly #tables = new Map<string, PartWriter<string>>()
  readonly #collected = new Map<CollectedPage<ExportWords>, VaultRecord[]>()
  /** By the folder, table or page that was written. */
  readonly #written = new Set<string>()
  /** By folder. */
  readonly #hasOtherVersion = new Set<string>()

  /** @param folder '' or a path that ends in a slash. */
  constructor(write: WriteText, folder: string, words: ExportWords) {
    this.#write = write
    this.#folder = folder
    this.#words = words
  }

  /** @param isOther written on another computer at the same time as the version that is shown. */
  async add(record: VaultRecord, isOther: boolean): Promise<void> {
    const definition = definitionOf(record.kind)
    if (!definition?.is(record)) {
      increment(this.#unknown, record.kind)
      return
    }
    if (!isOther) increment(this.#counts, record.kind)
    const form = definition.readable
    if (form.as === 'file') await this.#addFile(form, record, isOther)
    else if (form.as === 'row') await this.#addRow(form, record, isOther)
    else if (form.as === 'collected')
      this.#collected.set(form.page, [...(this.#collected.get(form.page) ?? []), record])
  }

  /** Writes the files that can be written only when every record is known. */
  async end(): Promise<void> {
    for (const table of this.#tables.values()) await table.end()
    for (const [page, records] of this.#collected) {
      const text = page.text(records, this.#words)
      if (text === null) continue
      this.#written.add(page.file)
      await this.#write(this.#folder + page.file, text)
    }
  }

  /** How many records of a kind were added, each counted once. */
  count(kind: RecordKind): number {
    return this.#counts.get(kind) ?? 0
  }

  /** Records that have no readable form here, by kind: that of a newer Luwte, or a body that makes no sense. */
  get unknown(): ReadonlyMap<string, number> {
    return this.#unknown
  }

  /** What was written, each file, table and folder once. */
  get files(): DescribedFile[] {
    const all = new Map<string, DescribedFile>()
    for (const { readable } of DEFINITIONS) {
      const file = readable.as === 'omitted' ? null : this.#described(readable)
      if (file && this.#written.has(file.name)) all.set(file.name, file)
    }
    return [...all.values()]
  }

  #described(form: Exclude<Form, { as: 'omitted' }>): DescribedFile {
    if (form.as === 'row') return { name: `${form.table}.csv`, about: form.about(this.#words) }
    if (form.as === 'collected') return { name: form.page.file, about: form.page.about(this.#words) }
    const folder = { name: `${form.folder}/`, about: form.about(this.#words) }
    return this.#hasOtherVersion.has(form.folder) ? { ...folder, note: form.aboutOtherVersions(this.#words) } : folder
  }

  async #addFile(form: FilePerRecord<VaultRecord, ExportWords>, record: VaultRecord, isOther: boolean): Promise<void> {
    if (isOther) this.#hasOtherVersion.add(form.folder)
    this.#written.add(`${form.folder}/`)
    // The schema of a record allows nothing in `at` that could lead to another folder.
    const day = dateOf(record.at)
    const name = `${day} ${clockTimeOf(record.at).replace(':', '.')}${isOther ? ' (other version)' : ''}`
    const stem = `${form.folder}/${day.slice(0, -'-11-21'.length)}/${name}`
    const count = increment(this.#taken, stem)
    const path = `${this.#folder}${stem}${count === 1 ? '' : ` (${String(count)})`}.md`
    const top = '../'.repeat(path.split('/').length - 1)
    await this.#write(path, form.file(record, this.#words, top))
  }

  async #addRow(form: TableRow<VaultRecord, ExportWords>, record: VaultRecord, isOther: boolean): Promise<void> {
    this.#written.add(`${form.table}.csv`)
    const table = this.#tables.get(form.table) ?? this.#newTable(form)
    const line = csvLine(form.cells(record, isOther, this.#words))
    await table.add(line, line.length)
  }

  #newTable(form: TableRow<VaultRecord, ExportWords>): PartWriter<string> {
    const head = BYTE_ORDER_MARK + csvLine(form.columns(this.#words))
    const table = new PartWriter<string>((lines, part) =>
      this.#write(this.#folder + partName(form.table, 'csv', part), head + lines.join('')),
    )
    this.#tables.set(form.table, table)
    return table
  }
}

/** @returns the new count. */
function increment(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count
}
