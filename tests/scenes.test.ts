import { expect, test } from 'vitest'
import { lineOf } from '@shared/features/rehearsal/check/problem'
import { sceneProblems } from '../scripts/lib/sceneFiles'

test('every scene keeps the rules, in both languages: npm run scenes', () => {
  expect(
    sceneProblems()
      .filter(({ weight }) => weight === 'error')
      .map(lineOf),
  ).toEqual([])
})
