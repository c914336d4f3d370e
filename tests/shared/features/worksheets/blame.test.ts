import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blameIn, withSwap } from '@shared/features/worksheets/blame'

const found = (text: string, language: 'nl' | 'en') =>
  blameIn(text, language).map(({ kind, from, to }) => [kind, text.slice(from, to)])

describe('a reproach', () => {
  test.each([
    ['nl', 'Je luistert nooit naar me.', 'always-never', 'Je luistert nooit'],
    ['nl', 'Ik vind dat jij altijd wegloopt.', 'always-never', 'jij altijd'],
    ['nl', 'Jullie zijn er ook echt nooit, hè?', 'always-never', 'Jullie zijn er ook echt nooit'],
    ['nl', 'JIJ BENT ALTIJD LAAT', 'always-never', 'JIJ BENT ALTIJD'],
    ['nl', 'jíj zegt nóóit iets', 'always-never', 'jíj zegt nóóit'],
    ['nl', 'Ik ben moe en je helpt nooit.', 'always-never', 'je helpt nooit'],
    ['en', 'I feel you never hear me.', 'always-never', 'you never'],
    ['nl', 'Nooit bel je terug.', 'always-never', 'Nooit bel je'],
    ['nl', 'Waarom doe je niet gewoon mee?', 'why-not', 'Waarom doe je niet'],
    ['nl', 'waarom ben je dan niet gekomen', 'why-not', 'waarom ben je dan niet'],
    ['nl', 'Waarom zeg je nou nooit iets?', 'why-not', 'Waarom zeg je nou nooit'],
    ['en', 'You never listen to me.', 'always-never', 'You never'],
    ['en', 'You’re always on your phone.', 'always-never', 'You’re always'],
    ['en', "you're ALWAYS late", 'always-never', "you're ALWAYS"],
    ['en', 'You just never ask.', 'always-never', 'You just never'],
    ['en', 'Why don’t you say something?', 'why-not', 'Why don’t you'],
    ['en', "WHY DIDN'T YOU call", 'why-not', "WHY DIDN'T YOU"],
    ['en', 'Why do you never call?', 'why-not', 'Why do you never'],
  ] as const)('%s: %s', (language, text, kind, words) => {
    expect(found(text, language)).toEqual([[kind, words]])
  })

  test('is found with the whole sentence that it stands in, and no other', () => {
    const text = 'Ik mis je. Je belt nooit terug! Zullen we zondag lopen?'
    const [place] = blameIn(text, 'nl')
    expect(place && text.slice(place.sentence.from, place.sentence.to)).toBe('Je belt nooit terug!')
    expect(place && withSwap(text, place, 'Ik mis het dat')).toBe('Ik mis je. Ik mis het dat Zullen we zondag lopen?')
  })
})

describe('what is said out of love is no reproach', () => {
  test.each([
    'Ik ben er altijd voor je.',
    'Ik ben er voor je, altijd.',
    'Ik blijf bij je en dat doe ik altijd.',
    'Je kunt me altijd bellen.',
    'Je mag altijd langskomen.',
    'Je bent altijd welkom.',
    'Je kunt altijd bij me terecht.',
    'Bij mij hoef je je niet altijd goed te voelen.',
    'Je hoeft nooit iets uit te leggen.',
    'Je weet dat ik er altijd ben.',
    'Ik zal je nooit uitlachen.',
    'Ik snap waarom je niet wilt praten.',
    'Ik laat je nooit alleen.',
    'Waarom niet?',
    'Altijd fijn om je te zien.',
    'Altijd als je belt word ik blij.',
    'Kun je me altijd bereiken?',
    'De jeans lag altijd daar.',
    'Je bent nooit te veel.',
  ])('nl: %s', (text) => {
    expect(found(text, 'nl')).toEqual([])
  })

  test.each([
    'I’m always here for you.',
    "I'm always here for you.",
    'You can always call me.',
    'You’re always welcome.',
    'You don’t always have to be okay around me.',
    'You never have to explain.',
    'You know I’ll always come.',
    'I will never leave you.',
    'That’s why you don’t sleep.',
    'I see why you don’t want to talk.',
    'I love you always.',
    'Have you always felt like this?',
    'Why are you up so late?',
    'Youth is always short.',
  ])('en: %s', (text) => {
    expect(found(text, 'en')).toEqual([])
  })
})

describe('whatever is typed', () => {
  const words = fc.array(
    fc.constantFrom(
      'je',
      'jij',
      'ik',
      'altijd',
      'nooit',
      'waarom',
      'doe',
      'niet',
      'voor',
      'you',
      'never',
      'always',
      'why',
      'don’t',
      '.',
      ',',
      '\n',
      'huis',
    ),
    { maxLength: 14 },
  )
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    words.map((all) => all.join(' ')),
  )
  const language = fc.constantFrom('nl' as const, 'en' as const)

  test('places lie in the text, in their order, within their sentence, and never overlap', () => {
    fc.assert(
      fc.property(text, language, (typed, of) => {
        let end = 0
        for (const { from, to, sentence } of blameIn(typed, of)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(sentence.from).toBeLessThanOrEqual(from)
          expect(sentence.to).toBeGreaterThanOrEqual(to)
          expect(sentence.to).toBeLessThanOrEqual(typed.length)
          expect(typed.slice(sentence.from, sentence.to)).toBe(typed.slice(sentence.from, sentence.to).trim())
          end = to
        }
      }),
    )
  })

  test('capitals and the form of the apostrophe make no difference', () => {
    const inSmallLetters = words.map((all) => all.join(' '))
    fc.assert(
      fc.property(inSmallLetters, language, (typed, of) => {
        const places = (one: string) => blameIn(one, of).map(({ kind, from, to }) => [kind, from, to])
        expect(places(typed.toUpperCase())).toEqual(places(typed))
        expect(places(typed.replaceAll('’', "'"))).toEqual(places(typed))
      }),
    )
  })

  test('without a word for the other, or as a part of other words, nothing is found', () => {
    const apart = fc.array(
      fc.constantFrom('ik', 'altijd', 'nooit', 'waarom', 'niet', 'jeuk', 'juist', 'always', 'never', 'youth', 'why'),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(apart, language, (all, of) => {
        expect(blameIn(all.join(' '), of)).toEqual([])
      }),
    )
  })

  test('another beginning takes the reproach away and leaves every other sentence', () => {
    fc.assert(
      fc.property(words, (all) => {
        const typed = `${all.filter((word) => word !== '.').join(' ')} je luistert nooit. Ik mis je.`
        const last = blameIn(typed, 'nl').at(-1)
        if (!last) return
        const swapped = withSwap(typed, last, 'Ik merk dat')
        expect(swapped.endsWith('Ik mis je.')).toBe(true)
        expect(swapped).toContain('Ik merk dat')
        expect(blameIn(swapped, 'nl').length).toBeLessThan(blameIn(typed, 'nl').length)
      }),
    )
  })
})
