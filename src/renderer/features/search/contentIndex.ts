import type { Language } from '@shared/features/settings/settings'
import { loadTexts } from '@/ui/content'
import { Synonyms } from './synonyms'
import { OTHER_LANGUAGE } from './findable'
import { IndexCache } from './indexCache'
import { SearchIndex } from './searchIndex'
import { findablesIn } from './contentSources'

const TEN_MINUTES_MS = 10 * 60_000

async function build(language: Language): Promise<SearchIndex> {
  const [nl, en] = await Promise.all([loadTexts('synonyms', 'nl'), loadTexts('synonyms', 'en')])
  // One language after the other: both at once would keep the window waiting while somebody types.
  const items = await findablesIn(language)
  const elsewhere = await findablesIn(OTHER_LANGUAGE[language])
  return SearchIndex.build(language, new Synonyms({ nl, en }), items, elsewhere)
}

/** All that can be found, loaded when somebody first looks for something. What was looked for is kept nowhere. */
export const contentIndex = new IndexCache<Language, SearchIndex>(build, TEN_MINUTES_MS)
