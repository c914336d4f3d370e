import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import mirror from '../resources/content/mirror.json'
import inventory from './fixtures/inventory.json'
import { kindOfHelp, moved } from '@shared/features/mirror/mirror'
import { WORKSHEETS } from '@shared/features/worksheets/forms'
import { LANGUAGES } from '@shared/features/settings/settings'
import { chapters, exercises, prompts, strings, text } from './support/content'

const statements = mirror.flatMap((part) => part.statements)

describe('what somebody may recognise', () => {
  test('has words for each statement and part, in both languages, and no others', () => {
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
    for (const language of LANGUAGES) {
      const words = text('mirror')[language]
      expect(Object.keys(words.statements).sort()).toEqual(statements.map(({ id }) => id).sort())
      expect(Object.keys(words.parts)).toEqual(mirror.map(({ id }) => id))
      for (const said of Object.values(words.statements)) expect(said).toMatch(/[.]$/)
    }
    const paths = (language: 'nl' | 'en') => strings(text('mirror')[language]).map(({ path }) => path)
    expect(paths('en')).toEqual(paths('nl'))
  })

  test('carries these items of the inventory, each of them', () => {
    expect([...new Set(statements.flatMap(({ covers }) => covers))].sort()).toEqual([
      'help.demands.childhood1',
      'help.demands.childhood2',
      'help.demands.childhood3',
      'neglect.effect.adultbond',
      'neglect.effect.adultcoping',
      'neglect.signal.coping',
      'neglect.signal.recognition',
      'neglect.signal.support',
      'neglect.subtle',
      'neglect.subtle.doubt',
      'neglect.subtle.later',
      'neglect.subtle.missed',
      'neglect.trauma.patterns',
      'neglect.what.missed',
      'neglect.what.pattern',
    ])
  })

  test('covers items of the inventory, and names for each one thing that is there', () => {
    const known = inventory.flatMap(({ ids }) => ids)
    for (const { id, covers, helps } of statements) {
      for (const one of covers) expect(known, id).toContain(one)
      const kind = kindOfHelp(helps)
      const [name = ''] = helps.split(/[=/]/).slice(-1)
      if (kind === 'worksheet') expect(Object.values(WORKSHEETS).map(({ route }) => route)).toContain(helps)
      if (kind === 'exercise') expect(exercises.map((one) => one.id)).toContain(name)
      if (kind === 'write') expect(prompts.map((one) => one.id)).toContain(name)
      if (kind === 'read') {
        const [chapter, section] = name.split('#')
        const found = chapters.nl.find((one) => one.id === chapter)
        expect(found, helps).toBeDefined()
        if (section) expect(found?.sections.map((one) => one.id)).toContain(section)
      }
    }
  })

  test('gives no number anywhere', () => {
    for (const language of LANGUAGES)
      for (const { path, words } of strings(text('mirror')[language])) expect(words, path).not.toMatch(/[0-9%]/)
  })
})

test('a list is put in one’s own order a place at a time, and loses nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(20), fc.constantFrom(-1 as const, 1 as const), (list, at, by) => {
      const now = moved(list, at, by)
      expect([...now].sort()).toEqual([...list].sort())
      if (at + by >= 0 && at + by < list.length && at < list.length) expect(now[at + by]).toBe(list[at])
      expect(moved(now, at + by, by === 1 ? -1 : 1)).toEqual(list)
    }),
  )
})
