import fc from 'fast-check'
import { expect, test } from 'vitest'
import { walk } from '@shared/features/rehearsal/check/walk'
import { backTo, choose, isEnd, type Rehearsal, saysAt, start } from '@shared/features/rehearsal/rehearsal'
import { sceneFixture } from '../../../support/sceneFixture'

const { graph: scene } = sceneFixture()

/** Stays, is gentle, presses. */
const NAMES = ['a', 'b', 'c']

/** A whole path, by which of the three is taken at each turn. */
function played(picks: readonly number[]): Rehearsal[] {
  const all = [start(scene)]
  for (const pick of picks) {
    const here = all.at(-1)
    if (!here || isEnd(scene, here.at)) break
    all.push(choose(scene, here, `${here.at}.${NAMES[pick] ?? ''}`))
  }
  return all
}
const picks = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 })

test('any choices come to an end, and what the other feels is the sum of them', () => {
  const { arrivals } = walk(scene)
  fc.assert(
    fc.property(picks, (chosen) => {
      const last = played(chosen).at(-1)
      expect(arrivals.map(({ end }) => end)).toContain(last?.at)
      expect(last?.climate).toEqual({
        trust: chosen.filter((one) => one === 1).length - chosen.filter((one) => one === 2).length,
        pressure: chosen.filter((one) => one === 2).length - chosen.filter((one) => one === 1).length,
      })
    }),
  )
})

test('going back to a turn is as if what came after had not been chosen', () => {
  fc.assert(
    fc.property(picks, fc.nat({ max: 8 }), (chosen, index) => {
      const all = played(chosen)
      expect(backTo(scene, all.at(-1) ?? start(scene), index)).toEqual(all[index])
    }),
  )
})

test('a later line depends on what was chosen before', () => {
  const at = (chosen: number[]) => saysAt(scene, played(chosen).at(-1) ?? start(scene))
  expect(at([0, 0, 0])).toBe('t4.half.says')
  expect(at([2, 0, 0])).toBe('t4.half.tense')
})

test('a choice of another turn is refused, and so is one at an end', () => {
  expect(() => choose(scene, start(scene), 't2.a')).toThrow('No choice t2.a at t1')
  const ended = played([0, 0, 0, 0, 0, 0, 0, 0]).at(-1) ?? start(scene)
  expect(() => choose(scene, ended, 't8.half.a')).toThrow('No turn end.half')
})
