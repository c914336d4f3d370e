import { describe, expect, test } from 'vitest'
import { countIn, MANNERISMS, mannerismsIn } from '../scripts/lib/mannerisms'

// Turns of phrase that tire: `npm run wording` prints where they stand.

/** How often each stood in all texts when they were first counted, on 30 November 2026, before the texts were read anew. */
const ONCE = {
  nl: {
    misschien: 86,
    'hoeft niet': 125,
    mag: 135,
    soms: 107,
    'geen therapeut': 13,
    'ook een antwoord': 4,
    'net zo goed': 11,
  },
  en: { maybe: 41, 'don’t have to': 61, sometimes: 88, '…? Then': 40, 'not a therapist': 9 },
}
const MOST_IN_A_CHAPTER = 2

describe.each(['nl', 'en'] as const)('mannerisms in %s', (language) => {
  // A scene to rehearse is people talking, who say these things; what a chapter tires with is not there.
  const counted = mannerismsIn(language).filter(({ file }) => !file.startsWith('scenes/'))

  test.each(Object.entries(ONCE[language]))('%s: at most half as often as once', (name, once) => {
    const total = counted.reduce((sum, { counts }) => sum + (counts[name] ?? Number.NaN), 0)
    expect(total).toBeLessThanOrEqual(once / 2)
  })

  test('none stands in a chapter more than twice', () => {
    const chapters = counted.filter(({ file }) => file.endsWith('.md'))
    expect(chapters.length).toBeGreaterThan(30)
    const tiring = chapters.flatMap(({ file, counts }) =>
      Object.entries(counts).flatMap(([name, count]) =>
        count > MOST_IN_A_CHAPTER ? [`${file}: ${name} ${count}`] : [],
      ),
    )
    expect(tiring).toEqual([])
  })

  test('all that is counted has a goal', () => {
    expect(Object.keys(MANNERISMS[language])).toEqual(Object.keys(ONCE[language]))
  })
})

test('what tires is seen in every form', () => {
  expect(countIn('nl', 'Je hoeft dit echt niet. Niets hoeft. Misschien mogen we, soms.')).toEqual({
    misschien: 1,
    'hoeft niet': 2,
    mag: 1,
    soms: 1,
    'geen therapeut': 0,
    'ook een antwoord': 0,
    'net zo goed': 0,
  })
  expect(countIn('en', 'Tired? Then rest. You needn’t talk, and don’t have to stay, perhaps.')).toEqual({
    maybe: 1,
    'don’t have to': 2,
    sometimes: 0,
    '…? Then': 1,
    'not a therapist': 0,
  })
})
