import { describe, expect, test } from 'vitest'
import { wordsOf } from '@shared/features/search/folding'
import { isTyped } from '@shared/features/search/typos'

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
