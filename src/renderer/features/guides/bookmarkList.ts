import type { Bookmark } from '@shared/features/guides/reading'
import type { ReadableChapter } from './guideContent'
import { pathOfChapter } from './openGuides'

/** A bookmark with the place it belongs to; where the guide no longer has that, the bookmark stays for its note. */
export interface PlacedBookmark {
  bookmark: Bookmark
  /** Of the section; null: the guide no longer has it. */
  heading: string | null
  /** The title of the chapter; null: the guide no longer has it. */
  chapter: string | null
  /** The route of the section, or else of the chapter; null: neither is there any more. */
  to: string | null
}

/** The bookmarks of a guide in reading order; those whose place is gone come last. */
export function bookmarksByReadingOrder(
  guide: { id: string; chapters: readonly ReadableChapter[] },
  bookmarks: readonly Bookmark[],
): PlacedBookmark[] {
  const placed = bookmarks
    .filter((bookmark) => bookmark.guide === guide.id)
    .map((bookmark) => {
      const chapterIndex = guide.chapters.findIndex(({ id }) => id === bookmark.chapter)
      const chapter = guide.chapters[chapterIndex]
      const sectionIndex = chapter?.sections.findIndex(({ id }) => id === bookmark.section) ?? -1
      const path = chapter && pathOfChapter(guide, chapter.id)
      return {
        order: [chapterIndex, sectionIndex].map((index) => (index < 0 ? Infinity : index)) as [number, number],
        place: {
          bookmark,
          heading: chapter?.sections[sectionIndex]?.heading ?? null,
          chapter: chapter?.title ?? null,
          to: path ? (sectionIndex < 0 ? path : `${path}#${bookmark.section}`) : null,
        },
      }
    })
  // Infinity minus itself is no number.
  const compare = (one: number, other: number) => (one === other ? 0 : one - other)
  return placed
    .sort((one, other) => compare(one.order[0], other.order[0]) || compare(one.order[1], other.order[1]))
    .map(({ place }) => place)
}
