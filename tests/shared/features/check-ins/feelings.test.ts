import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  candidateFeelings,
  DEGREES,
  degreeOf,
  type BodyMap,
  type Feeling,
  nearestFeelings,
} from '@shared/features/check-ins/feelings'
import body from '@content/body.json'
import feelings from '@content/feelings.json'

const axis = fc.double({ min: -4, max: 4, noNaN: true })

describe('nearestFeelings', () => {
  it('leaves out no word that is nearer than one it gives', () => {
    fc.assert(
      fc.property(axis, axis, fc.integer({ min: 1, max: 12 }), (pleasantness, energy, count) => {
        const away = (feeling: Feeling) => Math.hypot(feeling.pleasantness - pleasantness, feeling.energy - energy)
        const near = nearestFeelings({ pleasantness, energy }, feelings as Feeling[], count)
        expect(near).toHaveLength(count)
        const farthest = Math.max(...near.map(away))
        for (const left of (feelings as Feeling[]).filter((feeling) => !near.includes(feeling)))
          expect(away(left)).toBeGreaterThanOrEqual(farthest)
      }),
      { seed: 31 },
    )
  })

  it('gives quiet words in a quiet corner', () => {
    const words = nearestFeelings({ pleasantness: 3, energy: -3 }, feelings as Feeling[], 3).map(({ id }) => id)
    expect(words).toContain('relaxed')
  })
})

describe('degreeOf', () => {
  it('only rises, and knows a middle', () => {
    fc.assert(
      fc.property(axis, axis, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(DEGREES.indexOf(degreeOf(low))).toBeLessThanOrEqual(DEGREES.indexOf(degreeOf(high)))
      }),
      { seed: 32 },
    )
    expect(degreeOf(0)).toBe('middle')
  })
})

describe('candidateFeelings', () => {
  it('puts first what is named by most of what was noticed', () => {
    const map: BodyMap = {
      where: [],
      how: [],
      candidates: { where: { chest: ['sad', 'tense'] }, how: { tight: ['tense', 'afraid'], heavy: ['sad', 'tense'] } },
    }
    expect(candidateFeelings({ where: ['chest'], how: ['tight', 'heavy'] }, map, 2)).toEqual(['tense', 'sad'])
  })

  it('offers nothing when nothing was noticed', () => {
    expect(candidateFeelings({ where: [], how: [] }, body as BodyMap, 8)).toEqual([])
  })
})
