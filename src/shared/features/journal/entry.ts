import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'

/** Twenty megabytes of text: far over any diary page, far under what would block the app. */
export const MAX_ENTRY_LENGTH = 20_000_000

export const entryBody = {
  text: v.pipe(v.string(), v.maxLength(MAX_ENTRY_LENGTH)),
  /** The writing prompt it began from. */
  prompt: v.optional(v.pipe(v.string(), v.maxLength(80))),
}
export type Entry = RecordOf<'entry', typeof entryBody>

export interface EntryExportWords {
  words: { readme: { files: { journal: string; otherVersion: string } } }
  content: { prompt: (id: string) => string }
}

/** Front matter in YAML, then the text as it was written. */
function entryFile({ id, at, prompt, text }: Entry, { content }: EntryExportWords): string {
  // Quoted as JSON, which YAML reads as such: no field can end the front matter.
  const fields = { id, date: at, ...(prompt === undefined ? {} : { prompt: content.prompt(prompt) }) }
  const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `${['---', ...front, '---'].join('\n')}\n\n${text}${text.endsWith('\n') ? '' : '\n'}`
}

export const entryRecord = defineRecord({
  kind: 'entry',
  body: entryBody,
  partition: 'month',
  history: true,
  restore: 'beside',
  texts: ({ text }) => [text],
  readable: {
    as: 'file',
    folder: 'journal',
    about: ({ words }: EntryExportWords) => words.readme.files.journal,
    aboutOtherVersions: ({ words }) => words.readme.files.otherVersion,
    file: entryFile,
  },
  search: { by: 'query', route: (id) => `/journal/entry/${id}` },
  sample: { text: 'Vandaag was het stil.', prompt: 'prompt.no-word' },
})
export const EntrySchema = entryRecord.schema
export const isEntry = entryRecord.is
