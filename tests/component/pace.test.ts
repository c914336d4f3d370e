import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cycleMs, phaseAt, stepAt, stepStarts, wholeCycles } from '@/features/self-care/pace'
import { allExercises } from '@/ui/content'

const breath = [
  { id: 'in', seconds: 4 },
  { id: 'out', seconds: 6 },
]
const anyPhases = fc.array(fc.record({ id: fc.string(), seconds: fc.integer({ min: 1, max: 30 }) }), {
  minLength: 1,
  maxLength: 6,
})
const anySteps = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 })
  .map((weights) => weights.map((weight) => ({ share: weight / weights.reduce((sum, other) => sum + other, 0) })))
const anyLength = fc.integer({ min: 1000, max: 3_600_000 })

describe('the phase of a breath', () => {
  test('four counts in, six counts out, and again', () => {
    const at = [0, 3999, 4000, 9999, 10_000, 13_999, 14_000]
    expect(at.map((ms) => phaseAt(breath, ms))).toEqual(['in', 'in', 'out', 'out', 'in', 'in', 'out'])
  })

  test('is the same after any number of rounds: nothing drifts', () => {
    fc.assert(
      fc.property(anyPhases, fc.nat(3_600_000), fc.nat(500), (phases, elapsed, rounds) => {
        expect(phaseAt(phases, elapsed + rounds * cycleMs(phases))).toBe(phaseAt(phases, elapsed))
      }),
    )
  })

  test('lasts as long as it says', () => {
    fc.assert(
      fc.property(anyPhases, fc.nat(50), (phases, rounds) => {
        let begun = rounds * cycleMs(phases)
        for (const { id, seconds } of phases) {
          expect(phaseAt(phases, begun)).toBe(id)
          begun += seconds * 1000
          expect(phaseAt(phases, begun - 1)).toBe(id)
        }
      }),
    )
  })

  test('ends with a whole round, never with half a breath', () => {
    fc.assert(
      fc.property(anyPhases, anyLength, (phases, wanted) => {
        const length = wholeCycles(phases, wanted)
        expect(length).toBeGreaterThan(0)
        expect(length % cycleMs(phases)).toBe(0)
        expect(Math.abs(length - wanted)).toBeLessThanOrEqual(Math.max(cycleMs(phases), cycleMs(phases) / 2))
      }),
    )
  })
})

describe('the step of an exercise', () => {
  test('never goes back while time goes on, from the first step to the last', () => {
    fc.assert(
      fc.property(anySteps, anyLength, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (steps, length, parts) => {
        const starts = stepStarts(steps, length)
        const seen = [0, ...[...parts].sort((one, other) => one - other), 1].map((part) =>
          stepAt(starts, part * length),
        )
        expect(seen).toEqual([...seen].sort((one, other) => one - other))
        expect(seen[0]).toBe(0)
        expect(seen.at(-1)).toBe(steps.length - 1)
      }),
    )
  })

  test('is the one whose beginning one goes to', () => {
    fc.assert(
      fc.property(anySteps, anyLength, (steps, length) => {
        const starts = stepStarts(steps, length)
        starts.forEach((start, index) => expect(stepAt(starts, start)).toBe(index))
      }),
    )
  })
})

test('the shares of every exercise together are the whole', () => {
  for (const { id, pace } of allExercises)
    if (pace.kind === 'steps') {
      const whole = pace.steps.reduce((sum, step) => sum + step.share, 0)
      expect(whole, id).toBeCloseTo(1, 6)
    }
})
