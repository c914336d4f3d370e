import { expect, test } from 'vitest'
import { countWords, isBlank, isFromTheRight } from '@shared/features/journal/written'

test.each([
  ['Een **paar** woorden', 3],
  ['auto’s, 3.5 e-mail', 3],
  ['', 0],
  ['* # >', 0],
  ['今日は雨です', 4],
])('%s has as many words', (text, count) => {
  expect(countWords(text)).toBe(count)
})

test.each([
  ['שלום', true],
  ['12 مرحبا', true],
  ['a שלום', false],
  ['12', false],
])('%s begins from the right: %s', (line, isRight) => {
  expect(isFromTheRight(line)).toBe(isRight)
})

test.each([
  [' \n', true],
  ['a', false],
])('%j is blank: %s', (text, is) => {
  expect(isBlank(text)).toBe(is)
})
