import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema, MonthSchema } from '@shared/kernel/ids'
import { InstantSchema, LivedTimeSchema } from '@shared/kernel/time'
import { VersionVectorSchema } from '@shared/kernel/versionVectors'
import { CheckInSchema } from '../check-ins/checkIn'
import { entryBody, EntrySchema } from './entry'
import { EntryTimeSchema } from './entryTime'

/** An entry in a list. */
export const EntrySummarySchema = v.object({
  id: IdSchema,
  at: LivedTimeSchema,
  /** The first 240 characters, white space folded. */
  excerpt: v.string(),
  /** More than one: versions written on two computers at the same time, which the next save resolves. */
  versions: v.number(),
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

export const calls = {
  /**
   * Entries, and the check-ins of the same months, newest first. `before`: only months before this one (exclusive); as many
   * whole months as give `atLeast` of both together.
   */
  'entries.list': {
    input: v.object({
      before: v.nullable(MonthSchema),
      atLeast: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
    /** `next`: where to go on; null at the end. */
    output: v.object({
      entries: v.array(EntrySummarySchema),
      checkIns: v.array(CheckInSchema),
      next: v.nullable(MonthSchema),
    }),
  },
  'entries.bin': { input: nothing, output: v.array(EntrySummarySchema) },
  'entries.read': { input: v.object({ id: IdSchema }), output: OpenEntrySchema },
  /**
   * `id` null writes a new entry; else `seen` is the version that the writer started from. `at`: when it was lived, where that
   * is another time than now, or than the entry says.
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
  /** Into the bin. */
  'entries.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'entries.restore': { input: v.object({ id: IdSchema }), output: nothing },
  /** Removes the text for good, earlier versions and its draft included. */
  'entries.erase': { input: v.object({ id: IdSchema }), output: nothing },
} as const satisfies Calls
