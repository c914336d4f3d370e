import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittedInto, isReachable, type WorkArea } from '@main/platform/electron/windowBounds'

const areas: fc.Arbitrary<WorkArea> = fc.record({
  x: fc.integer({ min: -4000, max: 4000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  width: fc.integer({ min: 400, max: 4000 }),
  height: fc.integer({ min: 300, max: 2400 }),
})
const places = fc.record({
  x: fc.integer({ min: -6000, max: 6000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
  width: fc.integer({ min: 200, max: 6000 }),
  height: fc.integer({ min: 200, max: 4000 }),
})

describe('the bounds of a window', () => {
  it('are always wholly in the work area, its title bar too', () => {
    fc.assert(
      fc.property(places, areas, fc.constantFrom(0, 40), (wanted, area, frame) => {
        const { x = NaN, y = NaN, width, height } = fittedInto(wanted, area, frame)
        expect(x).toBeGreaterThanOrEqual(area.x)
        expect(y).toBeGreaterThanOrEqual(area.y)
        expect(x + width).toBeLessThanOrEqual(area.x + area.width)
        expect(y + height + frame).toBeLessThanOrEqual(area.y + area.height)
      }),
    )
  })

  it('stay as they were where they fit', () => {
    fc.assert(
      fc.property(areas, (area) => {
        const wanted = { x: area.x + 20, y: area.y + 10, width: area.width - 40, height: area.height - 60 }
        expect(fittedInto(wanted, area, 40)).toEqual(wanted)
      }),
    )
  })

  it('fit a small screen with enlarged letters at the first start, without a place', () => {
    // 1366 × 768 at 150 %, and 1920 × 1080 at 200 %, with a panel.
    expect(fittedInto({ width: 1000, height: 700 }, { x: 0, y: 28, width: 911, height: 484 }, 40)).toEqual({
      width: 911,
      height: 444,
    })
    expect(fittedInto({ width: 440, height: 690 }, { x: 0, y: 0, width: 960, height: 505 }, 0)).toEqual({
      width: 440,
      height: 505,
    })
  })
})

it('a window can be reached where some of it is on the screen, and never by its hidden top', () => {
  const area = { x: 0, y: 0, width: 1000, height: 700 }
  expect(isReachable({ x: -300, y: 10, width: 500, height: 400 }, area)).toBe(true)
  expect(isReachable({ x: -480, y: 10, width: 500, height: 400 }, area)).toBe(false)
  expect(isReachable({ x: 10, y: -200, width: 500, height: 400 }, area)).toBe(false)
  expect(isReachable({ width: 500, height: 400 }, area)).toBe(false)
})
