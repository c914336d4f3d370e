import * as v from 'valibot'
import { type Calls, CountSchema, nothing } from '@shared/kernel/contractSlice'
import { type Id, IdSchema } from '@shared/kernel/ids'
import { InstantSchema } from '@shared/kernel/time'
import type { VaultRecord } from '@shared/records/record'

// Importing the diary of another program: what a window learns of it, and what an entry keeps of it.

/** The programs whose diaries are read. */
export const DIARY_FORMATS = [
  'day-one',
  'jrnl',
  'mini-diary',
  'red-notebook',
  'daylio',
  'journey',
  'diaro',
  'markdown',
] as const
export type DiaryFormatName = (typeof DIARY_FORMATS)[number]

/** What a diary can hold that Luwte does not keep. `mood`: a figure, never the word for it. */
export const UNTAKEN_KINDS = [
  'place',
  'weather',
  'mood',
  'health',
  'music',
  'star',
  'video',
  'audio',
  'document',
  /** A file elsewhere on the disk. */
  'outside',
] as const
export type UntakenKind = (typeof UNTAKEN_KINDS)[number]

/** Why a file or an entry is left out. */
export const LEFT_OUT_REASONS = [
  /** It says on no day, or on one that there is not. */
  'no-date',
  'future',
  'empty',
  'unknown',
  'damaged',
  /** The file ends in the middle; what comes before is taken. */
  'cut-off',
  'too-large',
  'unreadable',
  'unsafe-path',
  'encrypted',
  'link',
  /** An export of Luwte in a zip file. */
  'own-export',
  /** A film, a sound, or what else is no picture. */
  'no-picture',
  'heic',
  'missing-picture',
  'too-many-pictures',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/** Of the name of a file, or the day of an entry, in a list of what is left out. */
export const MAX_NAME_LENGTH = 120
/** How many of those are named; all are counted. */
export const MAX_NAMED = 200

const LeftOutSchema = v.object({
  count: CountSchema,
  named: v.array(v.object({ name: v.string(), why: v.picklist(LEFT_OUT_REASONS) })),
})

export const DiaryPreviewSchema = v.object({
  /** Of the file or folder that was chosen. */
  name: v.string(),
  formats: v.array(v.picklist(DIARY_FORMATS)),
  /** New here. */
  entries: CountSchema,
  /** Those, by year, the oldest first. */
  years: v.array(v.object({ year: v.string(), entries: CountSchema })),
  /** In the journal already, or twice in the diary. */
  known: CountSchema,
  /** Have a day and no time. */
  withoutTime: CountSchema,
  pictures: CountSchema,
  /** Of how many entries something is not taken, by what. */
  untaken: v.array(v.object({ what: v.picklist(UNTAKEN_KINDS), entries: CountSchema })),
  leftOut: LeftOutSchema,
})
/** What is in a diary, before anything of it is imported. */
export type DiaryPreview = v.InferOutput<typeof DiaryPreviewSchema>

export const DiaryImportedSchema = v.object({
  entries: CountSchema,
  pictures: CountSchema,
  /** It was stopped: so many are not here yet. */
  remaining: CountSchema,
  leftOut: LeftOutSchema,
})
/** What came of an import. */
export type DiaryImported = v.InferOutput<typeof DiaryImportedSchema>

export const ImportBatchSchema = v.object({
  id: IdSchema,
  at: InstantSchema,
  formats: v.array(v.picklist(DIARY_FORMATS)),
  /** Still in the journal as they were imported. */
  unchanged: CountSchema,
  /** Still in the journal, and changed since. */
  changed: CountSchema,
})
/** What was imported at once, as far as it is still in the journal. */
export type ImportBatch = v.InferOutput<typeof ImportBatchSchema>

const ImportedSchema = v.looseObject({
  from: v.picklist(DIARY_FORMATS),
  batch: IdSchema,
  /** Which entry it was there. */
  id: v.pipe(v.string(), v.maxLength(200)),
})
/** Where an entry was imported from: its field `imported`. */
export type Imported = v.InferOutput<typeof ImportedSchema>

/** null: it was not imported, or what it says of that makes no sense. */
export const importedOf = (record: VaultRecord): Imported | null =>
  v.is(ImportedSchema, record.imported) ? record.imported : null

/** Nobody changed it since it was imported: it counts the one change that was its import. */
export const isUnchanged = ({ seen }: VaultRecord): boolean =>
  Object.values(seen).reduce((sum, count) => sum + count, 0) === 1

export interface BatchCounts {
  formats: DiaryFormatName[]
  unchanged: number
  changed: number
}
export type BatchesOfMonth = Record<Id, BatchCounts>

export const calls = {
  /**
   * Asks for the diary of another program, and looks what is in it; nothing changes. null: nothing was chosen. Throws
   * `wrong-folder` for a folder of Luwte's own files.
   */
  'diaries.choose': {
    input: v.object({ what: v.picklist(['file', 'folder']) }),
    output: v.nullable(DiaryPreviewSchema),
    asksInDialog: true,
  },
  /** Imports what was chosen. */
  'diaries.import': { input: nothing, output: DiaryImportedSchema },
  /** What is written by then stays, as an import of its own. */
  'diaries.stop': { input: nothing, output: nothing },
  /** What was imported at once, the newest first. */
  'diaries.batches': { input: nothing, output: v.array(ImportBatchSchema) },
  /** Puts what nobody changed since into the bin. */
  'diaries.undo': { input: v.object({ id: IdSchema }), output: v.object({ binned: CountSchema, kept: CountSchema }) },
} as const satisfies Calls
