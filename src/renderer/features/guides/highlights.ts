import type { Bookmark } from '@shared/features/guides/reading'
import type { ReadableChapter } from './guideContent'
import { pathOfChapter } from './neighbours'

export interface Highlight {
  bookmark: Bookmark
  /** null: the guide no longer has it. The note was somebody's own, so the bookmark stays. */
  heading: string | null
  chapter: string | null
  /** null: there is nothing left to lead to. */
  to: string | null
}

/** The bookmarks of a guide in reading order; those whose place is gone come last. */
export function highlightsIn(
  guide: { id: string; chapters: readonly ReadableChapter[] },
  bookmarks: readonly Bookmark[],
): Highlight[] {
  const placed = bookmarks
    .filter((bookmark) => bookmark.guide === guide.id)
    .map((bookmark) => {
      const at = guide.chapters.findIndex(({ id }) => id === bookmark.chapter)
      const chapter = guide.chapters[at]
      const within = chapter?.sections.findIndex(({ id }) => id === bookmark.section) ?? -1
      const path = chapter && pathOfChapter(guide, chapter.id)
      return {
        order: [at < 0 ? Infinity : at, within < 0 ? Infinity : within] as const,
        mark: {
          bookmark,
          heading: chapter?.sections[within]?.heading ?? null,
          chapter: chapter?.title ?? null,
          to: path ? (within < 0 ? path : `${path}#${bookmark.section}`) : null,
        },
      }
    })
  const later = (one: number, other: number) => (one === other ? 0 : one - other)
  return placed
    .sort((one, other) => later(one.order[0], other.order[0]) || later(one.order[1], other.order[1]))
    .map(({ mark }) => mark)
}
