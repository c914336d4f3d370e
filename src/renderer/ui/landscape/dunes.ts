import { type Crest, crestThrough, grassAt, type Point, seededNumbers } from './crest'

/** A dune, in fractions of the width and height of its drawing. */
export interface Dune {
  /** From 1, the farthest and palest. */
  tone: 1 | 2 | 3 | 4
  points: readonly Point[]
  /** Where grass grows on its crest. */
  grass: readonly number[]
  /** In pixels. */
  grassHeight: number
  /** Where the wind drew lines below its crest. */
  ripples?: readonly [from: number, to: number]
}

/** Paths of a dune, in pixels. */
export interface DrawnDune {
  tone: Dune['tone']
  crest: Crest
  area: string
  grass: string
  ripples: string
}

const RIPPLES = 3
const RIPPLE_GAP = 11

function ripplesBelow({ heightAt }: Crest, [from, to]: readonly [number, number], width: number): string {
  const step = (to - from) / 14
  return Array.from({ length: RIPPLES }, (_, row) => {
    const start = from + row * step
    const count = 14 - row * 3
    const points = Array.from({ length: count }, (_, index) => {
      const x = (start + index * step) * width
      const wave = Math.sin(x / 46 + row) * 2
      return `${x.toFixed(1)} ${(heightAt(x) + (row + 1) * RIPPLE_GAP + wave).toFixed(1)}`
    })
    return `M${points.join('L')}`
  }).join('')
}

/** @param width, height of the drawing in pixels. The same seed gives the same grass. */
export function drawDunes(dunes: readonly Dune[], width: number, height: number, seed: number): DrawnDune[] {
  const next = seededNumbers(seed)
  return dunes.map(({ tone, points, grass, grassHeight, ripples }) => {
    const crest = crestThrough(points.map(([x, y]) => [x * width, y * height] as const))
    const left = (points[0]?.[0] ?? 0) * width
    const tufts = grass.map((across) => {
      const x = across * width
      return grassAt([x, crest.heightAt(x)], grassHeight * (0.8 + next() * 0.5), next)
    })
    return {
      tone,
      crest,
      area: `${crest.line}V${String(height)}H${left.toFixed(1)}Z`,
      grass: tufts.join(''),
      ripples: ripples ? ripplesBelow(crest, ripples, width) : '',
    }
  })
}
