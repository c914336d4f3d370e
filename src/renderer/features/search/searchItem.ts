import type { Language } from '@shared/features/settings/settings'

export const OTHER_LANGUAGE: Record<Language, Language> = { nl: 'en', en: 'nl' }

/**
 * The groups of what can be found, in the order in which they are shown. Words of one's own come early: they are found
 * only where everything fits.
 */
export const FIND_GROUPS = ['own', 'doors', 'practices', 'guides', 'phrases', 'questions', 'lines', 'entries'] as const
export type FindGroup = (typeof FIND_GROUPS)[number]

/** What choosing a line does: it opens a screen, or something is done at once. */
export type SearchTarget = { route: string } | { act: 'pause' | 'goOn' | 'switchLanguage' | 'lock' }

/** One thing that can be found. */
export interface Findable {
  id: string
  group: FindGroup
  title: string
  /** Where it is from, in words; may be empty. */
  from: string
  /** What else is looked through, and shown around the word that was found. */
  text: string
  /** Words by which it is found besides; never shown. */
  words: string
  way: SearchTarget
}
