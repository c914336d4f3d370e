import * as v from 'valibot'
import { type Calls, ContentIdSchema, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { BookmarkSchema, ReadingPlaceSchema } from './reading'

export const calls = {
  /** Where somebody stopped reading, one place for each guide, the latest first. */
  'reading.list': { input: nothing, output: v.array(ReadingPlaceSchema) },
  'reading.keep': {
    input: v.object({
      guide: v.pipe(v.string(), v.maxLength(80)),
      chapter: v.pipe(v.string(), v.maxLength(80)),
      section: v.optional(v.pipe(v.string(), v.maxLength(80))),
      /** The end of the chapter was on the screen. */
      toTheEnd: v.optional(v.boolean()),
    }),
    output: ReadingPlaceSchema,
  },
  'bookmarks.list': { input: nothing, output: v.array(BookmarkSchema) },
  /** Marks a section; `note` changes that of one that is marked. */
  'bookmarks.set': {
    input: v.object({
      guide: ContentIdSchema,
      chapter: ContentIdSchema,
      section: ContentIdSchema,
      note: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
    }),
    output: BookmarkSchema,
  },
  'bookmarks.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'bookmarks.restore': { input: v.object({ id: IdSchema }), output: BookmarkSchema },
} as const satisfies Calls
