import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dayQuestionOf } from '@/features/search/dayWords'
import { LANGUAGES, type Language } from '@shared/features/settings/settings'

/** A Monday. */
const TODAY = '2026-11-30'

const ask = (query: string, language: Language = 'nl', monthFirst = false, today = TODAY) =>
  dayQuestionOf(query, language, { today, monthFirst })
const days = (...given: Parameters<typeof ask>) => {
  const found = ask(...given)
  return found && (found.days.from === found.days.to ? found.days.from : `${found.days.from}…${found.days.to}`)
}

describe('days in words', () => {
  test.each([
    ['vandaag', '2026-11-30'],
    ['vannacht', '2026-11-29…2026-11-30'],
    ['Gisteren', '2026-11-29'],
    ['eergisteren', '2026-11-28'],
    ['maandag', '2026-11-30'],
    ['afgelopen maandag', '2026-11-23'],
    ['op zondag', '2026-11-29'],
    ['deze week', '2026-11-30…2026-12-06'],
    ['vorige week', '2026-11-23…2026-11-29'],
    ['vorige maand', '2026-10-01…2026-10-31'],
    ['afgelopen jaar', '2025-01-01…2025-12-31'],
    ['twee dagen geleden', '2026-11-28'],
    ['een week geleden', '2026-11-23…2026-11-29'],
    ['3 weken geleden', '2026-11-09…2026-11-15'],
    ['drie jaar geleden', '2023-01-01…2023-12-31'],
    ['3 november', '2026-11-03'],
    ['op 3 nov 2025', '2025-11-03'],
    ['de 3e december', '2025-12-03'],
    ['29 februari', '2024-02-29'],
    ['mei', '2026-05-01…2026-05-31'],
    ['in december', '2025-12-01…2025-12-31'],
    ['november 2024', '2024-11-01…2024-11-30'],
    ['2025', '2025-01-01…2025-12-31'],
    ['2026-11-03', '2026-11-03'],
    ['2026-05', '2026-05-01…2026-05-31'],
    ['3-11-2026', '2026-11-03'],
    ['3/11', '2026-11-03'],
    ['31.12.2025', '2025-12-31'],
  ])('%s', (query, expected) => {
    expect(days(query)).toBe(expected)
  })

  test.each([
    ['yesterday', '2026-11-29'],
    ['the day before yesterday', '2026-11-28'],
    ['last night', '2026-11-29…2026-11-30'],
    ['last Monday', '2026-11-23'],
    ['on Sunday', '2026-11-29'],
    ['this month', '2026-11-01…2026-11-30'],
    ['last week', '2026-11-23…2026-11-29'],
    ['a month ago', '2026-10-01…2026-10-31'],
    ['two weeks ago', '2026-11-16…2026-11-22'],
    ['November 3rd, 2025', '2025-11-03'],
    ['3rd of november', '2026-11-03'],
    ['may', '2026-05-01…2026-05-31'],
  ])('%s', (query, expected) => {
    expect(days(query, 'en')).toBe(expected)
  })

  test('are understood in the other language too', () => {
    expect(days('yesterday', 'nl')).toBe('2026-11-29')
    expect(days('vorige week', 'en')).toBe('2026-11-23…2026-11-29')
  })

  test('3/11 is read as people write it where they live, and the other way round where that is no day', () => {
    expect(days('3/11/2026', 'en', true)).toBe('2026-03-11')
    expect(days('3/11/2026', 'en', false)).toBe('2026-11-03')
    expect(days('13/11/2026', 'en', true)).toBe('2026-11-13')
    expect(days('11/13/2026', 'en', false)).toBe('2026-11-13')
  })

  test('leave the other words to be looked for', () => {
    expect(ask('ruzie gisteren')).toEqual({ days: { from: '2026-11-29', to: '2026-11-29' }, words: 'ruzie' })
    expect(ask('3 november Zoë belde')?.words).toBe('Zoë belde')
    expect(ask('wandelen, vorige week')).toMatchObject({ words: 'wandelen' })
  })

  test.each(['', 'morgen', 'zo', 'ma', 'sun', '112', '0900-0113', 'geleden', 'een week', '3'])(
    'no days: %s',
    (query) => {
      expect(ask(query)).toBeNull()
    },
  )
})

describe('for any day', () => {
  const today = fc
    .integer({ min: 0, max: 36_500 })
    .map((later) => Temporal.PlainDate.from('1970-01-01').add({ days: later }))
  const past = fc.integer({ min: 0, max: 25_000 })

  test('a date in full, as the language writes it, is that day', () => {
    fc.assert(
      fc.property(today, past, fc.constantFrom(...LANGUAGES), (now, ago, language) => {
        const day = now.subtract({ days: ago })
        fc.pre(day.year >= 1900)
        for (const month of ['long', 'short'] as const) {
          const text = day.toLocaleString(language, { day: 'numeric', month, year: 'numeric' })
          expect(days(text, language, false, now.toString())).toBe(day.toString())
        }
        expect(days(day.toString(), language, false, now.toString())).toBe(day.toString())
      }),
    )
  })

  test('a date without its year is the latest that is not to come', () => {
    fc.assert(
      fc.property(today, fc.integer({ min: 0, max: 364 }), fc.constantFrom(...LANGUAGES), (now, ago, language) => {
        const day = now.subtract({ days: ago })
        fc.pre(!(day.month === 2 && day.day === 29))
        const text = day.toLocaleString(language, { day: 'numeric', month: 'long' })
        expect(days(text, language, false, now.toString())).toBe(day.toString())
      }),
    )
  })

  test.each(['__proto__', 'constructor', 'toString'])('%s is a word like any other', (typed) => {
    for (const language of LANGUAGES) expect(ask(typed, language, false, '2026-11-21')).toBeNull()
  })

  test('whatever is typed, what is understood begins in the past, ends after it begins, and loses no word', () => {
    const word = fc.constantFrom(
      ...[
        'op',
        'vorige',
        'last',
        'week',
        'maand',
        'mei',
        'may',
        '3',
        '3e',
        '31',
        '2025',
        'geleden',
        'ago',
        'ruzie',
        'zee',
      ],
      ...['twee', 'gisteren', 'maandag', '3/11', '99-99', 'of', 'day', 'a', 'before', 'yesterday', '0', '2026-02-31'],
    )
    const typed = fc.oneof(
      fc.array(word, { maxLength: 7 }).map((words) => words.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    )
    fc.assert(
      fc.property(typed, today, fc.boolean(), fc.constantFrom(...LANGUAGES), (query, now, monthFirst, language) => {
        const found = ask(query, language, monthFirst, now.toString())
        if (!found) return
        const { from, to } = found.days
        expect(from <= now.toString()).toBe(true)
        expect(from <= to).toBe(true)
        for (const left of found.words.split(' ').filter(Boolean)) expect(query).toContain(left)
      }),
    )
  })
})
