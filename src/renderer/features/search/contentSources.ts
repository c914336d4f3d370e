import { linesOf, plainLines, type Section, shortLines } from '@shared/features/guides/guides'
import type { Language } from '@shared/features/settings/settings'
import { situationsOf } from '../phrases/situations'
import { allExercises, loadTexts } from '@/ui/content'
import { allPrompts } from '@/ui/prompts'
import { allHelplines } from '../help-now/allHelplines'
import { allGuides, loadChapter, loadGuide, type ReadableChapter } from '../guides/guideContent'
import { i18n, loadLanguage } from '@/kernel/i18n'
import { loadScene, sceneNames } from '../rehearsal/sceneContent'
import { destinationsIn, titleOf } from './destinations'
import type { SearchItem } from './searchItem'

interface Guide {
  id: string
  title: string
  chapters: ReadableChapter[]
}

const translate = (key: string, language: Language, values: Record<string, string> = {}): string =>
  i18n.global.t(key, values, { locale: language })

async function guidesIn(language: Language): Promise<Guide[]> {
  const contents = await Promise.all(allGuides.map((id) => loadGuide(id, language)))
  return Promise.all(
    contents
      .filter((guide) => guide !== null)
      .map(async ({ id, title, chapters }) => {
        const loaded = await Promise.all(chapters.map((chapter) => loadChapter(id, chapter, language)))
        return { id, title, chapters: loaded.filter((chapter) => chapter !== null) }
      }),
  )
}

/** The id of a section of a chapter among the search items. */
export const sectionId = (chapter: string, section: string): string => `section.${chapter}#${section}`

const textOf = ({ blocks }: Section): string => blocks.flatMap(linesOf).join(' ')

const ofGuides = (guides: readonly Guide[]): SearchItem[] =>
  guides.flatMap((guide) =>
    guide.chapters.flatMap((chapter) => {
      const route = `/guides/${guide.id}/${chapter.id}`
      const about = { group: 'guides', words: '' } as const
      return [
        {
          ...about,
          id: `chapter.${chapter.id}`,
          title: chapter.title,
          from: guide.title,
          text: chapter.subtitle,
          words: [chapter.lead, ...shortLines(chapter.short)].join(' '),
          target: { route },
        },
        ...chapter.sections.map((section) => ({
          ...about,
          id: sectionId(chapter.id, section.id),
          title: section.heading,
          from: chapter.title,
          text: textOf(section),
          target: { route: `${route}#${section.id}` },
        })),
      ]
    }),
  )

async function ofPhrases(guides: readonly Guide[], language: Language): Promise<SearchItem[]> {
  const [phrases, swaps] = await Promise.all([loadTexts('phrases', language), loadTexts('swaps', language)])
  const better = new Map(phrases.map(({ id, text }) => [id, text]))
  return situationsOf(guides, phrases, swaps).flatMap((situation) => {
    const about = {
      group: 'phrases',
      from: situation.chapter?.title ?? translate('search.from.questions', language),
      target: { route: `/guides/phrases#${situation.id}` },
    } as const
    return [
      ...situation.phrases.map(({ id, text, note }) => ({
        ...about,
        id: `phrase.${id}`,
        title: text,
        text: note,
        words: '',
      })),
      ...situation.swaps.map((swap) => ({
        ...about,
        id: `swap.${swap.id}`,
        title: swap.betterText ?? better.get(swap.better ?? '') ?? '',
        text: translate('search.from.instead', language, { instead: swap.instead }),
        words: swap.why,
      })),
    ]
  })
}

async function ofQuestions(language: Language): Promise<SearchItem[]> {
  const questions = await loadTexts('questions', language)
  return questions.map(({ id, question, answer }) => ({
    id: `question.${id}`,
    group: 'questions',
    title: question,
    from: '',
    text: plainLines(answer).join(' '),
    words: '',
    target: { route: `/guides/questions#${id}` },
  }))
}

async function ofPractices(language: Language): Promise<SearchItem[]> {
  const [exercises, prompts] = await Promise.all([loadTexts('exercises', language), loadTexts('prompts', language)])
  return [
    ...allExercises.map(({ id }) => ({
      ...withText(exercises[id]?.title, exercises[id]?.invitation),
      id,
      group: 'practices' as const,
      from: translate('search.from.exercise', language),
      target: { route: `/care/exercise/${id}` },
    })),
    ...allPrompts.map(({ id, kind }) => ({
      ...withText(prompts[id]?.title, prompts[id]?.text),
      id,
      group: 'practices' as const,
      from: translate(`search.from.${kind}`, language),
      target: { route: kind === 'write' ? `/journal/write/new?prompt=${id}` : `/care/prompt/${id}` },
    })),
  ]
}

/** Only what a conversation is about: what is said in it belongs to the one who plays it. */
async function ofScenes(language: Language): Promise<SearchItem[]> {
  const scenes = await Promise.all(sceneNames.map((name) => loadScene(name, language)))
  return scenes.map(({ name, scene, texts }) => ({
    id: scene.id,
    group: 'practices',
    title: texts.title,
    from: titleOf('rehearse', language),
    text: texts.setting,
    words: texts.other,
    target: { route: `/beside/rehearse/${name}` },
  }))
}

const withText = (title = '', text = '') => ({ title, text, words: '' })

export const helplineId = (helpline: string): string => `helpline.${helpline}`

async function ofHelplines(language: Language): Promise<SearchItem[]> {
  const texts = await loadTexts('helplines', language)
  return allHelplines.map(({ id, name, call, web }) => ({
    id: helplineId(id),
    group: 'helplines',
    title: name,
    from: translate('places.sos', language),
    text: texts[id]?.for ?? '',
    words: [...call, web ?? ''].join(' '),
    target: { route: '/help-now' },
  }))
}

/** What cannot be read is left out; everything else is still found. */
const orNothing = (found: Promise<SearchItem[]>): Promise<SearchItem[]> => found.catch(() => [])

/** Everything that can be found in one language, apart from what the user wrote. */
export async function searchItemsIn(language: Language): Promise<SearchItem[]> {
  await loadLanguage(language)
  const guides = await guidesIn(language).catch(() => [])
  const loaded = await Promise.all(
    [
      ofPractices(language),
      ofScenes(language),
      ofPhrases(guides, language),
      ofQuestions(language),
      ofHelplines(language),
    ].map(orNothing),
  )
  return [...destinationsIn(language), ...ofGuides(guides), ...loaded.flat()]
}
