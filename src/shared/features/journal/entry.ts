import * as v from 'valibot'
import { blobFileName } from '@shared/kernel/blobRef'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { EXPORTED_BLOBS } from '@shared/records/readableExport'
import { type Picture, picturesField } from './pictures'
import { ChoicesSchema, type Chosen, ownWords } from '../check-ins/checkIn'

/** Twenty megabytes of text: far over any diary page, far under what would block the app. */
export const MAX_ENTRY_LENGTH = 20_000_000

/**
 * What an entry belongs to: a check-in or a person by its id, an exercise by that of the content, a chapter as `<guide>:<chapter>`.
 * A kind that is not known here is kept.
 */
export const EntryAboutSchema = v.object({
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)),
  id: v.pipe(v.string(), v.regex(/^[\w.:+-]{1,120}$/)),
})
export type EntryAbout = v.InferOutput<typeof EntryAboutSchema>

export const entryBody = {
  text: v.pipe(v.string(), v.maxLength(MAX_ENTRY_LENGTH)),
  /** The writing prompt it began from. */
  prompt: v.optional(v.pipe(v.string(), v.maxLength(80))),
  pictures: picturesField,
  /** Words that its writer chose for it. Absent rather than empty. */
  feelings: v.optional(ChoicesSchema),
  about: v.optional(EntryAboutSchema),
}
export type Entry = RecordOf<'entry', typeof entryBody>

export interface EntryExportWords {
  words: { readme: { files: { journal: string; otherVersion: string } } }
  content: { prompt: (id: string) => string; feelings: (chosen: readonly Chosen[]) => string }
}

/** Nothing in the words can end the image. */
const imageOf = (picture: Picture, top: string): string =>
  `![${(picture.alt ?? '').replace(/\s+/g, ' ').replace(/[\\[\]]/g, '\\$&')}](${top}${EXPORTED_BLOBS}/${blobFileName(picture)})`

/** Front matter in YAML, then the text as it was written, then its pictures. */
function entryFile(
  { id, at, prompt, feelings = [], about, text, pictures = [] }: Entry,
  { content }: EntryExportWords,
  top: string,
): string {
  // Quoted as JSON, which YAML reads as such: no field can end the front matter.
  const fields = {
    ...{ id, date: at },
    ...(prompt === undefined ? {} : { prompt: content.prompt(prompt) }),
    ...(feelings.length === 0 ? {} : { feelings: feelings.map((one) => content.feelings([one])) }),
    ...(about === undefined ? {} : { about }),
  }
  const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const images = pictures.map((picture) => `\n${imageOf(picture, top)}\n`)
  return `${['---', ...front, '---'].join('\n')}\n\n${text}${text.endsWith('\n') ? '' : '\n'}${images.join('')}`
}

export const entryRecord = defineRecord({
  kind: 'entry',
  body: entryBody,
  partition: 'month',
  history: true,
  restore: 'beside',
  texts: ({ text, feelings = [], pictures = [] }) => [
    text,
    ...ownWords(feelings),
    ...pictures.flatMap(({ alt }) => alt ?? []),
  ],
  readable: {
    as: 'file',
    folder: 'journal',
    about: ({ words }: EntryExportWords) => words.readme.files.journal,
    aboutOtherVersions: ({ words }) => words.readme.files.otherVersion,
    file: entryFile,
  },
  search: { by: 'query', route: (id) => `/journal/entry/${id}` },
  sample: {
    text: 'Vandaag was het stil.',
    prompt: 'prompt.no-word',
    pictures: [
      {
        blob: '00112233445566778899aabbccddeeff',
        bytes: 81_234,
        type: 'image/jpeg',
        width: 1600,
        height: 1200,
        alt: 'De vuurtoren.',
        small: { blob: 'ffeeddccbbaa99887766554433221100', bytes: 9120, type: 'image/jpeg' },
      },
    ],
    feelings: [{ id: 'calm' }, { own: 'weemoed' }],
    about: { kind: 'exercise', id: 'ex.ground' },
  },
})
export const EntrySchema = entryRecord.schema
export const isEntry = entryRecord.is
