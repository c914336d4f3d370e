import type { VaultRecord } from './record'

// How records appear in the part of an export that people read without Luwte. Nothing here knows a language: the words
// of the interface and of the content are passed in as `Words`, of which each kind names only those that it needs.
// Methods are used on purpose: TypeScript compares their parameters both ways, so the forms of all kinds fit one list.

/** A file of its own for each record: `<folder>/2026/2026-11-21 20.04.md`, after the day and time as lived. */
export interface FilePerRecord<Item, Words> {
  readonly as: 'file'
  readonly folder: string
  /** The line about the folder in README.md. */
  about(words: Words): string
  /** Another line, where there are files of other versions: their names end in ‘(other version)’. */
  aboutOtherVersions(words: Words): string
  /** @param top the way from the folder of the file to that of the export, such as `../../`. @returns the whole file, in Markdown. */
  file(record: Item, words: Words, top: string): string
}

/** The folder in an export that holds the blobs that records refer to, unencrypted: see `blobFileName`. */
export const EXPORTED_BLOBS = 'blobs'

/** A row of a table that opens in a spreadsheet: `<table>.csv`. */
export interface TableRow<Item, Words> {
  readonly as: 'row'
  readonly table: string
  about(words: Words): string
  columns(words: Words): string[]
  /** @param isOtherVersion written on another computer at the same time as the one that is shown. */
  cells(record: Item, isOtherVersion: boolean, words: Words): (string | number)[]
}

/** One file that holds all records of a kind, or of several kinds that belong together. */
export interface CollectedPage<Words> {
  /** Its name, `plan.md`. */
  readonly file: string
  about(words: Words): string
  /** @param records of the kinds that share the page, of which not each has something to say. @returns null: nothing. */
  text(records: readonly VaultRecord[], words: Words): string | null
}

export type ReadableForm<Item, Words> =
  | FilePerRecord<Item, Words>
  | TableRow<Item, Words>
  | { readonly as: 'collected'; readonly page: CollectedPage<Words> }
  /** Only in luwte.json, which holds every record. `why` is for whoever reads the definition. */
  | { readonly as: 'omitted'; readonly why: string }

/** @param sections the title of each, then its lines. */
export function markdownPage(title: string, sections: readonly (readonly string[])[], lead?: string): string {
  const blocks = sections.map(([heading, ...lines]) => `## ${heading ?? ''}\n\n${lines.join('\n')}`)
  return `${[`# ${title}`, ...(lead === undefined ? [] : [lead]), ...blocks].join('\n\n')}\n`
}

/** An item of a Markdown list; its further lines stay within it. */
export const listItem = (text: string): string => `- ${text.replaceAll('\n', '\n  ')}`
