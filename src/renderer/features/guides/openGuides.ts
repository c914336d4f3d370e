import { type ShallowRef, shallowRef, watch } from 'vue'
import type { GuideContents } from '@shared/features/guides/guides'
import type { Language } from '@shared/features/settings/settings'
import { useAppStore } from '@/kernel/appStore'
import { allGuides, chapterTitle, loadChapter, loadGuide, type ReadableChapter } from './guideContent'

/** A guide with its chapters, in one language. */
export interface OpenGuide extends Omit<GuideContents, 'chapters'> {
  chapters: ReadableChapter[]
}

/** A chapter with the guide it belongs to, in one language. */
export interface OpenChapter {
  guide: GuideContents
  chapter: ReadableChapter
  language: Language
}

/** All guides with their chapters, in the language of the app; null until they are loaded. */
export function useGuides() {
  return useLoaded<OpenGuide[]>(async (language) => {
    const guides = await Promise.all(allGuides.map((id) => loadGuide(id, language)))
    return Promise.all(
      guides
        .filter((guide) => guide !== null)
        .map(async (guide) => {
          const chapters = await Promise.all(guide.chapters.map((id) => loadChapter(guide.id, id, language)))
          return { ...guide, chapters: chapters.filter((chapter) => chapter !== null) }
        }),
    )
  })
}

/**
 * One chapter in the language of the app; null until it is loaded.
 * @param missing is called when there is no such chapter.
 */
export function useChapter(guideId: string, chapterId: string, missing: () => void) {
  return useLoaded<OpenChapter | null>(async (language) => {
    const [guide, chapter] = await Promise.all([
      loadGuide(guideId, language),
      loadChapter(guideId, chapterId, language),
    ])
    if (guide && chapter) return { guide, chapter, language }
    missing()
    return null
  })
}

/** The titles of the chapters of a guide and what each is about, in reading order; null until they are loaded. */
export function useChapterTitles(guide: () => Pick<GuideContents, 'id' | 'chapters'>) {
  return useLoaded(async (language) => {
    const { id: guideId, chapters } = guide()
    const loaded = await Promise.all(chapters.map((id) => loadChapter(guideId, id, language)))
    return loaded.flatMap((chapter) =>
      chapter ? [{ id: chapter.id, title: chapter.title, subtitle: chapter.subtitle }] : [],
    )
  })
}

function useLoaded<Value>(load: (language: Language) => Promise<Value>): Readonly<ShallowRef<Value | null>> {
  const app = useAppStore()
  const loaded = shallowRef<Value | null>(null)
  watch(
    (): Language => app.language,
    async (language) => {
      const value = await load(language)
      if (app.language === language) loaded.value = value
    },
    { immediate: true },
  )
  return loaded
}

/** Where "previous" or "next" leads; without a title it is the table of contents. */
export interface Neighbour {
  to: string
  title: string | null
}

/** Where the two buttons at the end of a chapter lead. */
export interface Neighbours {
  previous: Neighbour
  next: Neighbour
}

/** The table of contents, before the first chapter and after the last. */
export const CONTENTS: Neighbour = { to: '/guides', title: null }

export const pathOfChapter = (guide: Pick<GuideContents, 'id'>, chapter: string): string =>
  `/guides/${guide.id}/${chapter}`

/** The chapters before and after one, with their titles. */
export async function neighboursOf({ guide, chapter, language }: OpenChapter): Promise<Neighbours> {
  const position = guide.chapters.indexOf(chapter.id)
  const neighbour = async (id: string | undefined): Promise<Neighbour> =>
    id === undefined ? CONTENTS : { to: pathOfChapter(guide, id), title: await chapterTitle(guide.id, id, language) }
  const [previous, next] = await Promise.all([
    neighbour(guide.chapters[position - 1]),
    neighbour(guide.chapters[position + 1]),
  ])
  return { previous, next }
}
