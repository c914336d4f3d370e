import * as v from 'valibot'
import { recordFields, type VaultRecord } from '@shared/records/record'

/** Where somebody stopped reading in a guide. */
export const ReadingPlaceSchema = v.looseObject({
  ...recordFields,
  kind: v.literal('reading'),
  guide: v.pipe(v.string(), v.maxLength(80)),
  chapter: v.pipe(v.string(), v.maxLength(80)),
  section: v.optional(v.pipe(v.string(), v.maxLength(80))),
})
export type ReadingPlace = v.InferOutput<typeof ReadingPlaceSchema>

const ContentId = v.pipe(v.string(), v.minLength(1), v.maxLength(80))

/** A section of a guide that somebody marked, perhaps with a note of their own. */
export const BookmarkSchema = v.looseObject({
  ...recordFields,
  kind: v.literal('bookmark'),
  guide: ContentId,
  chapter: ContentId,
  section: ContentId,
  note: v.pipe(v.string(), v.maxLength(20_000)),
})
export type Bookmark = v.InferOutput<typeof BookmarkSchema>

export const isReadingPlace = (record: VaultRecord): record is ReadingPlace => v.is(ReadingPlaceSchema, record)
export const isBookmark = (record: VaultRecord): record is Bookmark => v.is(BookmarkSchema, record)
