import type { ReadingProgress } from './readingProgress'

/** `read`: to its end. `here`: where somebody stopped the last time. */
export type ChapterState = 'read' | 'here' | 'open'

/** The state of a chapter, by what is known of the reading of its guide. */
export const stateOf = (chapter: string, { place, read }: ReadingProgress): ChapterState => {
  if (place?.chapter === chapter) return 'here'
  return read.has(chapter) ? 'read' : 'open'
}
