import { describe, expect, test } from 'vitest'
import { isFormOf, stemOf } from '@shared/features/search/stems'

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
    ['cry', 'cries'],
    ['worry', 'worried'],
    ['miss', 'missed'],
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

  test.each([
    ['werken', 'gewerkt'],
    ['wandelen', 'gewandeld'],
    ['lopen', 'gelopen'],
    ['huilde', 'gehuild'],
    ['muren', 'muur'],
    ['parties', 'party'],
  ])('%s and %s are forms of one word, from either side', (one, other) => {
    expect(isFormOf(one)(other)).toBe(true)
    expect(isFormOf(other)(one)).toBe(true)
  })

  test.each([
    ['bedden', 'gebed'],
    ['lukken', 'geluk'],
    ['even', 'geven'],
    ['heim', 'geheim'],
    ['raam', 'rame2'],
  ])('%s and %s are not', (one, other) => {
    expect(isFormOf(one)(other)).toBe(false)
    expect(isFormOf(other)(one)).toBe(false)
  })
})
