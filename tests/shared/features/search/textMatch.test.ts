import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginningWith,
  excerptAround,
  folded,
  holdsAll,
  isTyped,
  piecesOf,
  stemOf,
  textHoldsAll,
  wordsOf,
} from '@shared/features/search/textMatch'

describe('words', () => {
  test('are compared without case and accents', () => {
    expect(folded('Geïrriteerd, CAFÉ')).toBe('geirriteerd, cafe')
    expect(wordsOf('Eén zin: ‘stil, maar niet léég’.')).toEqual(['een', 'zin', 'stil', 'maar', 'niet', 'leeg'])
    expect(wordsOf(' … ')).toEqual([])
  })

  test('are the same as when the whole text is taken apart', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...'eE\u0301\u0327éÉïß’Σς안ﬁ😀 '), fc.string({ unit: 'grapheme' })),
    })
    fc.assert(
      fc.property(text, (one) => {
        expect(folded(one)).toBe(
          one
            .normalize('NFD')
            .replaceAll(/[\u0300-\u036f]/g, '')
            .toLowerCase(),
        )
      }),
    )
  })

  test.each([
    ['Het was stil bij het raam', ['raam', 'sti'], true],
    ['Het was stil bij het raam', ['raam', 'tuin'], false],
    ['Eén ding', ['een'], true],
    ['verdriet', ['driet'], false],
    ['verdriet, driet', ['driet'], true],
    ['stil-leven', ['leven'], true],
  ])('%s holds the beginnings %s: %s', (text, wanted, isSo) => {
    expect(textHoldsAll(text, wanted)).toBe(isSo)
    expect(holdsAll(wordsOf(text), wanted)).toBe(isSo)
  })
})

describe('an excerpt', () => {
  const text = `${'Eerst een lange inleiding. '.repeat(10)}Daarna kwam het verdriet. ${'En nog veel meer. '.repeat(10)}`

  test('stands around the first word that was found, cut between words', () => {
    const excerpt = excerptAround(text, beginningWith(['verdr']), 80)
    expect(excerpt).toMatch(/^… (inleiding\. )?Daarna kwam het verdriet\. .* …$/)
    expect(excerpt.length).toBeLessThanOrEqual(84)
  })

  test('is the beginning where nothing was found, and holds the word where there is no space before it', () => {
    expect(excerptAround('  Een   korte\nregel ', beginningWith(['niets']), 80)).toBe('Een korte regel')
    expect(excerptAround(`${'x'.repeat(60)}-${'y-'.repeat(30)}raam`, beginningWith(['raam']), 40)).toContain('raam')
  })
})

test('a text in pieces is the same text, with the words that were found apart', () => {
  const text = 'Verdriet? Ja: ’t verdriet, en meer.'
  const pieces = piecesOf(text, (word) => word === 'verdriet')
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter((piece) => piece.isFound).map((piece) => piece.text)).toEqual(['Verdriet', 'verdriet'])
})

describe('stems', () => {
  test.each([
    ['zin', 'zinnen'],
    ['muur', 'muren'],
    ['geven', 'geeft'],
    ['zwijgen', 'zwijgt'],
    ['zwijgt', 'zwijg'],
    ['gevoel', 'gevoelens'],
    ['reis', 'reizen'],
    ['praten', 'praat'],
    ['ruzie', 'ruzies'],
    ['grens', 'grenzen'],
    ['boze', 'boos'],
    ['eenzame', 'eenzaam'],
    ['hand', 'handen'],
    ['mens', 'mensen'],
    ['ouder', 'ouders'],
    ['angst', 'angsten'],
  ])('Dutch: %s and %s are one word', (one, other) => {
    expect(stemOf(one, 'nl')).toBe(stemOf(other, 'nl'))
  })

  test.each([
    ['feeling', 'feelings'],
    ['listen', 'listening'],
    ['care', 'caring'],
    ['boundary', 'boundarys'],
    ['stop', 'stopped'],
    ['silence', 'silences'],
    ['friend', 'friendly'],
  ])('English: %s and %s are one word', (one, other) => {
    expect(stemOf(one, 'en')).toBe(stemOf(other, 'en'))
  })

  test.each(['moe', 'ik', 'nee', 'nu', 'as'])('%s is left alone: too little would be left', (word) => {
    expect(stemOf(word, 'nl')).toBe(word)
    expect(stemOf(word, 'en')).toBe(word)
  })

  test.each([
    ['veilig', 'veiligheid'],
    ['bang', 'bank'],
    ['rouw', 'trouw'],
    ['moed', 'moeder'],
  ])('%s and %s stay apart', (one, other) => {
    expect(stemOf(one, 'nl')).not.toBe(stemOf(other, 'nl'))
  })
})

describe('a phrase that is typed', () => {
  const isTypedSo = (typed: string, phrase: string, known: string[] = []) =>
    isTyped(wordsOf(typed), wordsOf(phrase), (word) => known.includes(word))

  test.each([
    ['zelfmoord', 'zelfmoord'],
    ['zelfm', 'zelfmoord'],
    ['Zelfmoordgedachten', 'zelfmoord'],
    ['zelfmort', 'zelfmoord'],
    ['denken aan zelfmoord', 'zelfmoord'],
    ['suicide', 'suïcide'],
    ['sucide', 'suicide'],
    ['ik wil echt niet meer', 'wil niet meer'],
    ['I don’t want to live', 'don’t want to live'],
  ])('%s is %s', (typed, phrase) => {
    expect(isTypedSo(typed, phrase)).toBe(true)
  })

  test.each([
    ['zelf', 'zelfmoord'],
    ['zelfzorg', 'zelfmoord'],
    ['niet wil meer', 'wil niet meer'],
    ['dood', 'wil dood'],
    ['veilig', 'onveilig'],
    ['waardevol', 'waardeloos'],
    ['', 'crisis'],
  ])('%s is not %s', (typed, phrase) => {
    expect(isTypedSo(typed, phrase)).toBe(false)
  })

  test('a word that is known as another one is no typing mistake', () => {
    expect(isTypedSo('veerkracht', 'verkracht')).toBe(true)
    expect(isTypedSo('veerkracht', 'verkracht', ['veerkracht'])).toBe(false)
  })
})
