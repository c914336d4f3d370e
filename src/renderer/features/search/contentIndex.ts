import type { Language } from '@shared/features/settings/settings'
import { loadTexts } from '@/ui/content'
import { Synonyms } from './synonyms'
import { OTHER_LANGUAGE } from './searchItem'
import { IndexCache } from './indexCache'
import { SearchIndex } from './searchIndex'
import { searchItemsIn } from './contentSources'

const TEN_MINUTES_MS = 10 * 60_000

async function build(language: Language): Promise<SearchIndex> {
  const [nl, en] = await Promise.all([loadTexts('synonyms', 'nl'), loadTexts('synonyms', 'en')])
  // One language after the other: both at once would keep the window waiting while somebody types.
  const items = await searchItemsIn(language)
  const elsewhere = await searchItemsIn(OTHER_LANGUAGE[language])
  return SearchIndex.build(language, new Synonyms({ nl, en }), items, elsewhere)
}

/** The index of all content, loaded at the first search. Queries are stored nowhere. */
export const contentIndex = new IndexCache<Language, SearchIndex>(build, TEN_MINUTES_MS)
