import { excerptAround } from '@shared/features/search/textMatch'
import type { Plan } from '@shared/features/plan/plan'
import type { Bookmark } from '@shared/features/guides/reading'
import type { OwnPhrase } from '@shared/features/phrases/phrases'
import type { Language } from '@shared/features/settings/settings'
import { loadTexts } from '@/ui/content'
import { i18n } from '@/kernel/i18n'
import type { Findable } from './findable'
import { EXCERPT_LENGTH } from './resultGroups'
import type { SearchIndex } from './searchIndex'
import { sectionId } from './contentSources'

/** What somebody wrote outside their journal. */
export interface OwnTexts {
  phrases: readonly OwnPhrase[]
  bookmarks: readonly Bookmark[]
  plan: Plan['parts']
}

/** A text as a line: a long one by its beginning. */
const lineFrom = (text: string) =>
  text.length <= EXCERPT_LENGTH
    ? { title: text, text: '' }
    : { title: excerptAround(text, () => false, EXCERPT_LENGTH), text }

/** @param library knows what the sections are called beside which notes were written. */
export async function ownFindables(
  { phrases, bookmarks, plan }: OwnTexts,
  library: SearchIndex,
  language: Language,
): Promise<Findable[]> {
  const { parts } = await loadTexts('plan', language)
  const t = (key: string) => i18n.global.t(key, {}, { locale: language })
  const own = { group: 'own', words: '' } as const
  return [
    ...phrases.map(({ id, text }) => ({
      ...own,
      ...lineFrom(text),
      id: `own.${id}`,
      from: t('phrases.mine'),
      way: { route: '/guides/phrases#mine' },
    })),
    ...bookmarks
      .filter(({ note }) => note.trim() !== '')
      .map(({ id, chapter, section, note }) => {
        const beside = library.get(sectionId(chapter, section))
        return {
          ...own,
          id: `note.${id}`,
          title: beside?.title ?? t('guides.bookmarks.gone'),
          from: t('search.from.note'),
          text: note,
          // Where the section is gone, the note is still among the bookmarks.
          way: beside?.way ?? { route: '/guides/bookmarks' },
        }
      }),
    ...plan.flatMap(({ part, lines }) =>
      lines.map((line, index) => ({
        ...own,
        ...lineFrom(line),
        id: `plan.${part}.${String(index)}`,
        from: t('plan.name'),
        words: parts[part].title,
        way: { route: `/care/plan/${part}` },
      })),
    ),
  ]
}
