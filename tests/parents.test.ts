import { describe, expect, test } from 'vitest'
import parents from '../resources/content/parents.json'
import inventory from './fixtures/inventory.json'
import { AGES, PRACTICES } from '@shared/features/parents/parents'
import { LANGUAGES } from '@shared/features/settings/settings'
import { chapters, strings, text } from './support/content'

describe('practices for parents', () => {
  test('are five for each of three ages, with words in both languages', () => {
    expect(parents.ages).toEqual([...AGES])
    expect(parents.practices.map(({ id }) => id)).toEqual([...PRACTICES])
    const paths = (language: 'nl' | 'en') => strings(text('parents')[language]).map(({ path }) => path)
    expect(paths('en')).toEqual(paths('nl'))
    for (const language of LANGUAGES)
      for (const age of AGES)
        for (const practice of PRACTICES) {
          const words = text('parents')[language].items[age][practice]
          expect(words.title.trim() && words.otherwise.trim(), `${age} ${practice}`).toBeTruthy()
          expect(words.do.length, `${age} ${practice}`).toBeGreaterThan(1)
          // Two minutes: what is to be read first stays short.
          expect(words.do.join(' ').split(/\s+/).length, `${age} ${practice}`).toBeLessThan(60)
          expect(words.say).toMatch(/^“.*”$/)
        }
  })

  test('carry every item of the inventory about children', () => {
    const known = inventory.flatMap(({ ids }) => ids).filter((id) => id.startsWith('neglect.prev.child.'))
    const covered = [...parents.covers, ...parents.practices.flatMap(({ covers }) => covers)]
    expect([...new Set(covered)].sort()).toEqual([...known].sort())
  })

  test.each(LANGUAGES)('the chapter about children leads there: %s', (language) => {
    const chapter = chapters[language].find(({ id }) => id === 'neglect.prev.child')
    expect(chapter?.now).toEqual({ to: 'care', tool: 'parents' })
  })
})
