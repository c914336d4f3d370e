import type { Language } from '@shared/features/settings/settings'

export const OTHER_LANGUAGE: Record<Language, Language> = { nl: 'en', en: 'nl' }

/**
 * The groups of results, in the order in which they are shown. The user's own words come early: they are found
 * only where everything fits.
 */
export const SEARCH_GROUPS = [
  'own',
  'destinations',
  'practices',
  'guides',
  'phrases',
  'questions',
  'helplines',
  'entries',
] as const
export type SearchGroup = (typeof SEARCH_GROUPS)[number]

/** What choosing a line does: open a screen, or do something at once. */
export type SearchTarget = { route: string } | { act: 'pause' | 'resume' | 'switchLanguage' | 'lock' }

/** One thing that can be found. */
export interface SearchItem {
  id: string
  group: SearchGroup
  title: string
  /** Where it is from, in words; may be empty. */
  from: string
  /** More text to search; an excerpt of it is shown around the word that was found. */
  text: string
  /** Further words by which it is found; never shown. */
  words: string
  target: SearchTarget
}
