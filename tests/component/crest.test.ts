import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crestThrough, grassAt, type Point, seededNumbers } from '@/ui/landscape/crest'

const anyPoints: fc.Arbitrary<Point[]> = fc
  .array(fc.tuple(fc.integer({ min: 5, max: 200 }), fc.integer({ min: 0, max: 300 })), { minLength: 2, maxLength: 9 })
  .map((steps) => {
    let x = 0
    return steps.map(([step, y]) => [(x += step), y] as const)
  })

/** Where the drawn line really is at the end of each curve, and halfway it. */
function placesOn(line: string): Point[] {
  const numbers = line.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []
  const places: Point[] = []
  let [x = 0, y = 0] = numbers
  for (let at = 2; at < numbers.length; at += 6) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, endX = 0, endY = 0] = numbers.slice(at, at + 6)
    places.push([(x + 3 * x1 + 3 * x2 + endX) / 8, (y + 3 * y1 + 3 * y2 + endY) / 8], [endX, endY])
    ;[x, y] = [endX, endY]
  }
  return places
}

describe('the crest of a dune', () => {
  test('goes through its points, and a light at any x lies on the line that is drawn', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const crest = crestThrough(points)
        for (const [x, y] of points) expect(crest.heightAt(x)).toBeCloseTo(y, 6)
        for (const [x, y] of placesOn(crest.line)) expect(Math.abs(crest.heightAt(x) - y)).toBeLessThan(0.3)
      }),
    )
  })

  test('never rises above its highest point or sinks below its lowest', () => {
    fc.assert(
      fc.property(anyPoints, fc.double({ min: -50, max: 2000, noNaN: true }), (points, x) => {
        const heights = points.map(([, y]) => y)
        expect(crestThrough(points).heightAt(x)).toBeGreaterThanOrEqual(Math.min(...heights) - 1e-6)
        expect(crestThrough(points).heightAt(x)).toBeLessThanOrEqual(Math.max(...heights) + 1e-6)
      }),
    )
  })
})

test('a drawing looks the same every time', () => {
  const draw = (seed: number) => grassAt([10, 20], 14, seededNumbers(seed))
  expect(draw(7)).toBe(draw(7))
  expect(draw(7)).not.toBe(draw(8))
})
