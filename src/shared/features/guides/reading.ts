import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, markdownPage } from '@shared/records/readableExport'

const readingPlaceBody = {
  guide: v.pipe(v.string(), v.maxLength(80)),
  chapter: v.pipe(v.string(), v.maxLength(80)),
  section: v.optional(v.pipe(v.string(), v.maxLength(80))),
  /** The chapters of this guide that were read to their end, by id. */
  read: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(200))),
}
/** Where somebody stopped reading in a guide. */
export type ReadingPlace = RecordOf<'reading', typeof readingPlaceBody>

export const readingPlaceRecord = defineRecord({
  kind: 'reading',
  body: readingPlaceBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: () => [],
  readable: { as: 'omitted', why: 'a place to go on from, in Luwte only' },
  search: { by: 'none', why: 'nothing of it is written by somebody; Today goes on from there' },
  sample: { guide: 'help', chapter: 'help.presence', section: 'why', read: ['help.intro'] },
})
export const ReadingPlaceSchema = readingPlaceRecord.schema
export const isReadingPlace = readingPlaceRecord.is

const ContentId = v.pipe(v.string(), v.minLength(1), v.maxLength(80))

const bookmarkBody = {
  guide: ContentId,
  chapter: ContentId,
  section: ContentId,
  note: v.pipe(v.string(), v.maxLength(20_000)),
}
/** A section of a guide that somebody marked, perhaps with a note of their own. */
export type Bookmark = RecordOf<'bookmark', typeof bookmarkBody>

export interface BookmarksExportWords {
  words: { readme: { files: { bookmarks: string } }; markdown: Record<'bookmarks' | 'chapter', string> }
  /** The title of a guide, and which of its chapters this is, from 1; null: of another version of the guide. */
  content: { chapter: (guide: string, chapter: string) => { title: string; number: number | null } }
}

const bookmarksPage: CollectedPage<BookmarksExportWords> = {
  file: 'bookmarks.md',
  about: ({ words }) => words.readme.files.bookmarks,
  text(records, { words, content }) {
    const sections = records.filter(isBookmark).map(({ guide, chapter, section, note }) => {
      const { title, number } = content.chapter(guide, chapter)
      const place = number === null ? title : `${title}, ${words.markdown.chapter} ${String(number)}`
      return [place, `\`${chapter}#${section}\``, ...(note === '' ? [] : ['', note])]
    })
    return sections.length > 0 ? markdownPage(words.markdown.bookmarks, sections) : null
  },
}

export interface BookmarksSearchWords {
  /** Says that a line is a note. */
  note: string
  /** Stands for the title of a section that is gone. */
  sectionGone: string
  /** undefined: it is in the guides no more. */
  section: (chapter: string, section: string) => { title: string; route: string } | undefined
}

export const bookmarkRecord = defineRecord({
  kind: 'bookmark',
  body: bookmarkBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ note }) => [note],
  readable: { as: 'collected', page: bookmarksPage },
  search: {
    by: 'lines',
    lines([{ chapter, section, note }], words: BookmarksSearchWords) {
      if (note.trim() === '') return []
      const beside = words.section(chapter, section)
      const title = beside?.title ?? words.sectionGone
      // Where the section is gone, the note is still among the bookmarks.
      return [{ part: '', title, from: words.note, text: note, words: '', route: beside?.route ?? '/guides/bookmarks' }]
    },
  },
  sample: { guide: 'help', chapter: 'help.presence', section: 'why', note: 'Lezen met K.' },
})
export const BookmarkSchema = bookmarkRecord.schema
export const isBookmark = bookmarkRecord.is
