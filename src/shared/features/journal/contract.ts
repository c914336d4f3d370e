import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { InstantSchema, LivedTimeSchema, LocalDateSchema } from '@shared/kernel/time'
import { VersionVectorSchema } from '@shared/kernel/versionVectors'
import { CheckInSchema, ChoicesSchema, ChosenSchema } from '../check-ins/checkIn'
import { entryBody, EntrySchema } from './entry'
import { EntryTimeSchema } from './entryTime'
import { KeptFilterSchema, keptFilterBody } from './keptFilter'
import { OwnPromptSchema, ownPromptBody } from './ownPrompt'
import { JournalFilterSchema, LivedMonthSchema } from './journalFilter'
import { PictureSchema } from './pictures'

/** An entry in a list. */
export const EntrySummarySchema = v.object({
  id: IdSchema,
  at: LivedTimeSchema,
  /** The first 240 characters, white space folded. */
  excerpt: v.string(),
  feelings: ChoicesSchema,
  /** More than one: versions written on two computers at the same time, which the next save resolves. */
  versions: v.number(),
  /** The first of its pictures. */
  picture: v.optional(PictureSchema),
  deleted: v.optional(InstantSchema),
})
/** An entry as it is shown in a list. */
export type EntrySummary = v.InferOutput<typeof EntrySummarySchema>

/** An entry that is read or changed, as a whole. */
export const OpenEntrySchema = v.object({
  entry: EntrySchema,
  /** Versions written elsewhere at the same time; the next save resolves them. */
  siblings: v.array(EntrySchema),
  /** What an edit made from this view has seen. */
  seen: VersionVectorSchema,
})
export type OpenEntry = v.InferOutput<typeof OpenEntrySchema>

/** Entries and check-ins, each newest first. */
const JournalPageSchema = v.object({ entries: v.array(EntrySummarySchema), checkIns: v.array(CheckInSchema) })
export type JournalPage = v.InferOutput<typeof JournalPageSchema>

/** The months of the journal, as lived. */
const JournalMonthsSchema = v.object({
  /** Newest first. `days`: those with something: see dayBits.ts. */
  months: v.array(v.object({ month: LivedMonthSchema, count: v.number(), days: v.number() })),
  /** What there is to filter by, the most frequent first. */
  feelings: v.array(ChosenSchema),
  tags: v.array(v.string()),
  hasPictures: v.boolean(),
  prompts: v.array(v.string()),
  /** Whom entries are about. */
  people: v.array(IdSchema),
  /** There is an entry in the bin. */
  hasBin: v.boolean(),
  /** false: some months are not known yet, ask again. */
  isWhole: v.boolean(),
})
export type JournalMonths = v.InferOutput<typeof JournalMonthsSchema>

/** What an entry said once. */
export const EntryVersionSchema = v.object({
  changedAt: InstantSchema,
  at: LivedTimeSchema,
  text: v.string(),
  pictures: v.array(PictureSchema),
})
export type EntryVersion = v.InferOutput<typeof EntryVersionSchema>

export const calls = {
  /** `arrivals`: look first what has arrived from other computers. `few`: only the newest, as soon as they are known. */
  'entries.months': {
    input: v.object({ filter: JournalFilterSchema, arrivals: v.boolean(), few: v.optional(v.boolean()) }),
    output: JournalMonthsSchema,
  },
  /** What was lived in a month. `few`: only what lies in a file near it, as soon as that is read. */
  'entries.month': {
    input: v.object({ month: LivedMonthSchema, filter: JournalFilterSchema, few: v.optional(v.boolean()) }),
    output: JournalPageSchema,
  },
  /** What was lived on the day of this date, in earlier years. */
  'entries.onThisDay': { input: v.object({ today: LocalDateSchema }), output: JournalPageSchema },
  'entries.bin': { input: nothing, output: v.array(EntrySummarySchema) },
  'entries.read': { input: v.object({ id: IdSchema }), output: OpenEntrySchema },
  /**
   * `id` null writes a new entry; else `seen` is the version that the writer started from. `at`: when it was lived, where that
   * is another time than now, or than the entry says. `pictures` absent: those of the entry stay.
   */
  'entries.save': {
    input: v.object({
      id: v.nullable(IdSchema),
      seen: v.nullable(VersionVectorSchema),
      at: v.optional(EntryTimeSchema),
      ...entryBody,
    }),
    output: EntrySchema,
  },
  /** Changes when it was lived. Versions beside the one that is shown stay. */
  'entries.setTime': { input: v.object({ id: IdSchema, at: EntryTimeSchema }), output: nothing },
  /** What an entry was before it was changed, the latest first; versions that only differ in the bin from the next one are left out. */
  'entries.versions': { input: v.object({ id: IdSchema }), output: v.array(EntryVersionSchema) },
  'keptFilters.list': { input: nothing, output: v.array(KeptFilterSchema) },
  /** `id` null adds one. */
  'keptFilters.save': { input: v.object({ id: v.nullable(IdSchema), ...keptFilterBody }), output: KeptFilterSchema },
  'keptFilters.remove': { input: v.object({ id: IdSchema }), output: nothing },
  /** Undoes `keptFilters.remove`. */
  'keptFilters.restore': { input: v.object({ id: IdSchema }), output: nothing },
  'ownPrompts.list': { input: nothing, output: v.array(OwnPromptSchema) },
  /** `id` null adds one. */
  'ownPrompts.save': { input: v.object({ id: v.nullable(IdSchema), ...ownPromptBody }), output: OwnPromptSchema },
  'ownPrompts.remove': { input: v.object({ id: IdSchema }), output: nothing },
  /** Undoes `ownPrompts.remove`. */
  'ownPrompts.restore': { input: v.object({ id: IdSchema }), output: nothing },
  /** The tags of the last years, the most used first. */
  'entries.tags': { input: nothing, output: v.array(v.string()) },
  /** Into the bin. */
  'entries.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'entries.restore': { input: v.object({ id: IdSchema }), output: nothing },
  /** Removes the text for good, earlier versions and its draft included. */
  'entries.erase': { input: v.object({ id: IdSchema }), output: nothing },
} as const satisfies Calls
