import type { Phrase, Swap } from '@/ui/content'
import type { ReadableChapter } from '../guides/guideContent'

/** What one can say in a situation: that of a chapter, or of the questions when `chapter` is null. */
export interface Situation {
  id: string
  chapter: { guide: string; id: string; title: string } | null
  phrases: Phrase[]
  swaps: Swap[]
}

/** The situation of sentences that belong to no chapter but stand among the questions. */
export const AMONG_QUESTIONS = 'questions'

type Guide = { id: string; chapters: ReadableChapter[] }

/** A sentence is named after the chapter it was written for: `help.presence.phrase1`. */
function homeOf(id: string, guides: readonly Guide[]): string {
  const homes = guides
    .flatMap(({ chapters }) => chapters.map((chapter) => chapter.id))
    .filter((chapter) => id === chapter || id.startsWith(`${chapter}.`))
  return homes.reduce((longest, home) => (home.length > longest.length ? home : longest), '') || AMONG_QUESTIONS
}

/** Phrases and swaps by situation, in reading order. */
export function situationsOf(
  guides: readonly Guide[],
  phrases: readonly Phrase[],
  swaps: readonly Swap[],
): Situation[] {
  const chapters = guides.flatMap((guide) =>
    guide.chapters.map(({ id, title }) => ({ id, chapter: { guide: guide.id, id, title } })),
  )
  return [...chapters, { id: AMONG_QUESTIONS, chapter: null }]
    .map((place) => ({
      ...place,
      phrases: phrases.filter(({ id }) => homeOf(id, guides) === place.id),
      swaps: swaps.filter(({ id }) => homeOf(id, guides) === place.id),
    }))
    .filter((situation) => situation.phrases.length + situation.swaps.length > 0)
}
