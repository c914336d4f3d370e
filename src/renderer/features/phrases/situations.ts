import type { Phrase, Swap } from '@/ui/content'
import type { ReadableChapter } from '../guides/guideContent'

/** What to say in a situation: the one a chapter is about, or those of the questions when `chapter` is null. */
export interface Situation {
  id: string
  chapter: { guide: string; id: string; title: string } | null
  phrases: Phrase[]
  swaps: Swap[]
}

/** The id of the situation of phrases that belong to no chapter. */
export const QUESTIONS = 'questions'

type Guide = { id: string; chapters: ReadableChapter[] }

/** The id of a phrase begins with that of its chapter: `help.presence.phrase1`. */
function situationOf(id: string, guides: readonly Guide[]): string {
  const chapters = guides
    .flatMap(({ chapters }) => chapters.map((chapter) => chapter.id))
    .filter((chapter) => id === chapter || id.startsWith(`${chapter}.`))
  return chapters.reduce((longest, chapter) => (chapter.length > longest.length ? chapter : longest), '') || QUESTIONS
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
  return [...chapters, { id: QUESTIONS, chapter: null }]
    .map((situation) => ({
      ...situation,
      phrases: phrases.filter(({ id }) => situationOf(id, guides) === situation.id),
      swaps: swaps.filter(({ id }) => situationOf(id, guides) === situation.id),
    }))
    .filter((situation) => situation.phrases.length + situation.swaps.length > 0)
}
