import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Feeling, nearestFeelings } from '@shared/features/check-ins/feelings'
import { type Box, edgeBoxes, overlap, type PlaneSize, placeOn, placeWords } from '@/features/check-ins/wordPlaces'
import feelings from '@content/feelings.json'

const axis = fc.integer({ min: -8, max: 8 }).map((steps) => steps / 2)
const point = fc.record({ pleasantness: axis, energy: axis })
const plane: fc.Arbitrary<PlaneSize> = fc.record({
  width: fc.integer({ min: 240, max: 460 }),
  height: fc.integer({ min: 200, max: 420 }),
  em: fc.constantFrom(16, 20, 24),
})
const near = (around: { pleasantness: number; energy: number }) =>
  nearestFeelings(around, feelings as Feeling[], 8).map((feeling) => ({
    key: feeling.id,
    text: feeling.nl,
    point: feeling,
  }))
const away = (box: Box, dot: { x: number; y: number }) => Math.hypot(box.x - dot.x, box.y - dot.y)

describe('words around the dot', () => {
  test('lie inside the plane, clear of the dot and of each other, wherever it is and however large the letters', () => {
    fc.assert(
      fc.property(point, plane, (around, size) => {
        const boxes = [...placeWords(near(around), around, size).values()]
        const dot = { ...placeOn(around, size), width: 40, height: 40 }
        for (const [index, box] of boxes.entries()) {
          expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width / 2).toBeLessThanOrEqual(size.width)
          expect(box.y - box.height / 2).toBeGreaterThanOrEqual(0)
          expect(box.y + box.height / 2).toBeLessThanOrEqual(size.height)
          expect(overlap(box, dot)).toBe(false)
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
        }
      }),
      { seed: 12 },
    )
  })

  test('come in the order of nearness, and the nearest always finds a place', () => {
    fc.assert(
      fc.property(point, plane, (around, size) => {
        const words = near(around).map(({ key }) => key)
        const shown = [...placeWords(near(around), around, size).keys()]
        expect(shown).toEqual(words.filter((word) => shown.includes(word)))
        expect(shown[0]).toBe(words[0])
      }),
      { seed: 13 },
    )
  })

  test('have room on the large plane, all but one in the narrowest corner, the first ones closest', () => {
    fc.assert(
      fc.property(point, (around) => {
        const size = { width: 420, height: 420, em: 16 }
        const boxes = [...placeWords(near(around), around, size).values()]
        expect(boxes.length).toBeGreaterThanOrEqual(7)
        const [first, last] = [boxes[0] as Box, boxes.at(-1) as Box]
        const dot = placeOn(around, size)
        expect(away(first, dot)).toBeLessThan(away(last, dot))
      }),
      { seed: 14 },
    )
  })

  test('stand on the side of the dot where they belong while there is room', () => {
    const size = { width: 420, height: 420, em: 16 }
    const around = { pleasantness: 0, energy: 0 }
    const boxes = placeWords(
      [
        { key: 'right', text: 'blij', point: { pleasantness: 3, energy: 0 } },
        { key: 'up', text: 'bang', point: { pleasantness: 0, energy: 3 } },
      ],
      around,
      size,
    )
    expect(boxes.get('right')?.x).toBeGreaterThan(230)
    expect(boxes.get('up')?.y).toBeLessThan(190)
  })

  test('leave the words at the edges free while there is other room', () => {
    const size = { width: 420, height: 420, em: 16 }
    const texts = { top: 'veel energie', bottom: 'weinig energie', left: 'onprettig', right: 'prettig' }
    const around = { pleasantness: -3, energy: 0 }
    const edges = Object.values(edgeBoxes(texts, size, around))
    for (const box of placeWords(near(around), around, size, edges).values())
      for (const edge of edges) expect(overlap(box, edge)).toBe(false)
  })
})
