import { describe, expect, test } from 'vitest'
import { glossary } from '@shared/i18n/glossary'
import { LANGUAGES } from '@shared/features/settings/settings'
import { interfaceTexts, strings } from '../../support/content'

/** Words by which something is found besides are not shown: there, the retired ones help somebody who knows those. */
const isShown = (path: string) => !/(^|\.)words$/.test(path)
/** Patterns of whole words. Only at the ends that are letters: a pattern may begin or end with an anchor or a mark. */
const retired = (pattern: string) =>
  new RegExp(
    `${/^[\p{L}(]/u.test(pattern) ? '(?<![\\p{L}-])' : ''}(?:${pattern})${/[$.]$/.test(pattern) ? '' : '(?![\\p{L}-])'}`,
    'iu',
  )
const shownTexts = (language: 'nl' | 'en') => strings(interfaceTexts[language]).filter(({ path }) => isShown(path))

describe.each(LANGUAGES)('one thing, one word: %s', (language) => {
  const terms = Object.entries(glossary).map(([id, term]) => [id, term[language]] as const)
  test.each(terms)('%s', (_id, { word, means, retired: patterns }) => {
    expect(means).not.toBe('')
    // A word cannot refuse itself.
    for (const pattern of patterns) expect(word).not.toMatch(retired(pattern))
    const found = shownTexts(language).flatMap(({ path, words }) =>
      patterns.filter((pattern) => retired(pattern).test(words)).map((pattern) => `${path}: ${pattern}: ${words}`),
    )
    expect(found).toEqual([])
  })

  test('can refuse', () => {
    expect('De tekst wordt weggegooid.').toMatch(retired('weggegooid'))
    expect('Haal de regel weg').toMatch(retired('haal( \\S+){0,3} weg'))
    expect('Dit is een ritme.').toMatch(retired('ritmes?'))
    expect('algoritme').not.toMatch(retired('ritmes?'))
  })
})
