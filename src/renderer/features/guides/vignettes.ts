import { duneShape, type DuneShape, type Point, seededNumbers } from '@/ui/landscape/crest'

/** Every vignette is drawn in the same frame: the middle of it is always shown, the sides only where there is room. */
export const FRAME = { left: -100, width: 320, height: 80, middle: 120, sea: 38 } as const

const DUNES = {
  low: {
    far: '-100,50 0,47 60,44 120,47 220,49',
    near: '-100,66 10,62 70,60 130,63 220,60',
  },
  crest: {
    far: '-100,52 0,50 70,46 130,50 220,46',
    near: '-100,70 0,66 60,40 120,66 220,64',
  },
  hollow: {
    far: '-100,46 10,40 60,50 115,40 220,46',
    near: '-100,58 10,52 60,67 110,51 220,58',
  },
  rise: {
    far: '-100,54 0,52 60,48 120,42 220,38',
    near: '-100,74 0,69 60,62 110,50 220,44',
  },
  fall: {
    far: '-100,38 0,42 60,48 120,52 220,54',
    near: '-100,44 10,50 60,61 120,68 220,72',
  },
} as const satisfies Record<string, { far: string; near: string }>

/** What a vignette shows. All x are from 0 to 120; whatever has no y rests on the near dune. */
export interface VignetteParts {
  dunes: keyof typeof DUNES
  sky?: { x: number; y: number; size: number; kind?: 'sun' | 'moon' | 'ring' }
  /** People, as lights: `warm` or `cool`; `small` for a child or far away; `open` for somebody who is not there. */
  lights?: readonly { x: number; kind: 'warm' | 'cool' | 'open'; size?: number }[]
  grass?: readonly number[]
  mist?: readonly number[]
  /** Rings in the water. */
  rings?: readonly number[]
  /** A path of steps from one x to another. */
  steps?: readonly (readonly [from: number, to: number])[]
  posts?: readonly number[]
  hut?: number
  birds?: readonly Point[]
  /** An arc from one light to another. */
  arc?: readonly [from: number, to: number]
}

const VIGNETTES: Record<string, VignetteParts> = {
  // One on either side of a wall of sand.
  'help.intro': {
    dunes: 'crest',
    sky: { x: 60, y: 22, size: 8 },
    lights: [
      { x: 26, kind: 'warm' },
      { x: 96, kind: 'cool' },
    ],
  },
  // Close together, and that is all.
  'help.presence': {
    dunes: 'low',
    sky: { x: 88, y: 24, size: 8 },
    lights: [
      { x: 50, kind: 'warm' },
      { x: 64, kind: 'cool' },
    ],
    grass: [30, 92],
  },
  'help.safety': {
    dunes: 'hollow',
    sky: { x: 24, y: 18, size: 6, kind: 'moon' },
    lights: [{ x: 60, kind: 'warm', size: 5 }],
    grass: [18, 106],
  },
  'help.validate': {
    dunes: 'low',
    lights: [
      { x: 44, kind: 'warm' },
      { x: 80, kind: 'cool' },
    ],
    mist: [30, 38, 47],
  },
  'help.body': { dunes: 'rise', sky: { x: 30, y: 24, size: 8 }, steps: [[16, 88]], lights: [{ x: 98, kind: 'cool' }] },
  'help.silence': { dunes: 'low', sky: { x: 60, y: 25, size: 9, kind: 'moon' }, grass: [20, 27] },
  'help.nopep': {
    dunes: 'hollow',
    sky: { x: 60, y: 37, size: 11 },
    lights: [
      { x: 52, kind: 'cool' },
      { x: 68, kind: 'warm' },
    ],
    mist: [30],
  },
  'help.demands': { dunes: 'fall', sky: { x: 88, y: 34, size: 10 }, grass: [24, 32, 46], birds: [[34, 22]] },
  'help.pro': { dunes: 'rise', hut: 104, steps: [[20, 82]], lights: [{ x: 14, kind: 'warm' }] },
  'help.option': {
    dunes: 'low',
    sky: { x: 60, y: 24, size: 7 },
    steps: [
      [58, 14],
      [62, 106],
    ],
    posts: [60],
  },
  'help.mistake': {
    dunes: 'low',
    rings: [60],
    lights: [
      { x: 34, kind: 'warm' },
      { x: 90, kind: 'cool' },
    ],
  },
  'help.refuse': { dunes: 'fall', posts: [44, 54, 64], steps: [[76, 108]], sky: { x: 90, y: 24, size: 8 } },
  'help.close': {
    dunes: 'crest',
    sky: { x: 60, y: 30, size: 16 },
    lights: [{ x: 60, kind: 'warm', size: 5.5 }],
    birds: [
      [24, 20],
      [33, 24],
    ],
  },
  // Somebody who was there and did not look.
  'neglect.what': {
    dunes: 'low',
    lights: [
      { x: 50, kind: 'open', size: 7 },
      { x: 92, kind: 'cool' },
    ],
    grass: [48, 53],
  },
  'neglect.subtle': { dunes: 'low', lights: [{ x: 60, kind: 'open', size: 7 }], mist: [32, 41, 50] },
  'neglect.signal': {
    dunes: 'crest',
    lights: [{ x: 60, kind: 'cool' }],
    grass: [20, 27, 96],
    sky: { x: 96, y: 20, size: 6, kind: 'moon' },
  },
  'neglect.trauma': {
    dunes: 'hollow',
    lights: [{ x: 60, kind: 'open', size: 8 }],
    sky: { x: 92, y: 22, size: 7 },
    grass: [56, 61, 66],
  },
  'neglect.effect': { dunes: 'low', rings: [40, 84], sky: { x: 40, y: 24, size: 8 } },
  'neglect.recog': { dunes: 'fall', posts: [24, 36], sky: { x: 82, y: 22, size: 9, kind: 'ring' }, birds: [[92, 30]] },
  'neglect.therapy': {
    dunes: 'hollow',
    hut: 24,
    lights: [
      { x: 54, kind: 'cool' },
      { x: 66, kind: 'warm' },
    ],
  },
  'neglect.care': {
    dunes: 'low',
    lights: [{ x: 60, kind: 'warm', size: 5 }],
    grass: [44, 50, 70, 76],
    sky: { x: 26, y: 24, size: 7 },
  },
  'neglect.rel': {
    dunes: 'hollow',
    lights: [
      { x: 22, kind: 'warm' },
      { x: 98, kind: 'cool' },
    ],
    sky: { x: 60, y: 20, size: 6, kind: 'moon' },
  },
  'neglect.rel.talk': {
    dunes: 'low',
    lights: [
      { x: 38, kind: 'warm' },
      { x: 84, kind: 'cool' },
    ],
    steps: [[48, 66]],
  },
  'neglect.rel.repair': {
    dunes: 'hollow',
    lights: [
      { x: 26, kind: 'warm' },
      { x: 94, kind: 'cool' },
    ],
    arc: [26, 94],
    grass: [56, 62],
  },
  'neglect.prev': { dunes: 'rise', grass: [30, 46, 62, 78, 92], sky: { x: 28, y: 22, size: 8 } },
  'neglect.prev.child': {
    dunes: 'low',
    lights: [
      { x: 54, kind: 'warm', size: 5.5 },
      { x: 70, kind: 'cool', size: 3 },
    ],
    grass: [30, 96],
  },
  'neglect.prev.comm': {
    dunes: 'low',
    lights: [
      { x: 28, kind: 'warm' },
      { x: 48, kind: 'cool' },
      { x: 70, kind: 'warm' },
      { x: 92, kind: 'cool' },
    ],
  },
  'neglect.resil': { dunes: 'crest', grass: [42, 50, 58, 66, 74], sky: { x: 96, y: 24, size: 8 }, birds: [[26, 22]] },
  'neglect.close': { dunes: 'rise', steps: [[14, 100]], sky: { x: 100, y: 28, size: 9 } },
  'neglect.line': { dunes: 'rise', hut: 100, lights: [{ x: 26, kind: 'cool' }], arc: [26, 98] },
}

export interface Vignette extends Omit<VignetteParts, 'dunes' | 'lights' | 'steps' | 'posts' | 'hut' | 'arc'> {
  far: DuneShape
  near: DuneShape
  lights: { x: number; y: number; kind: string; size: number }[]
  steps: Point[]
  posts: Point[]
  hut: Point | null
  arc: string | null
}

const drawn = new Map<string, Vignette>()

function draw(parts: VignetteParts, seed: number): Vignette {
  const next = seededNumbers(seed)
  const { far, near } = DUNES[parts.dunes]
  const ground = duneShape(near, FRAME.height, { at: [...(parts.grass ?? []), -42, -34, 168, 177], height: 9, next })
  const at = (x: number): Point => [x, ground.heightAt(x)]
  const walk = ([from, to]: readonly [number, number]): Point[] => {
    const count = Math.max(2, Math.round(Math.abs(to - from) / 9))
    return Array.from({ length: count }, (_, index) => {
      const x = from + ((to - from) * index) / (count - 1)
      return [x, ground.heightAt(x) + 5 + (index % 2) * 2.4]
    })
  }
  const { sky, mist, rings, birds, arc } = parts
  return {
    ...(sky && { sky }),
    ...(mist && { mist }),
    ...(rings && { rings }),
    ...(birds && { birds }),
    far: duneShape(far, FRAME.height, { height: 6, next }),
    near: ground,
    lights: (parts.lights ?? []).map(({ x, kind, size = 4 }) => ({
      x,
      y: ground.heightAt(x) - (kind === 'open' ? size - 1 : 0),
      kind,
      size,
    })),
    steps: (parts.steps ?? []).flatMap(walk),
    posts: (parts.posts ?? []).map(at),
    hut: parts.hut === undefined ? null : at(parts.hut),
    arc: arc ? `M${arc[0]} ${ground.heightAt(arc[0]) - 6}Q60 8 ${arc[1]} ${ground.heightAt(arc[1]) - 6}` : null,
  }
}

/** The picture of a chapter; null for one that has none. */
export function vignetteOf(chapter: string): Vignette | null {
  const known = drawn.get(chapter)
  const parts = VIGNETTES[chapter]
  if (known || !parts) return known ?? null
  const vignette = draw(parts, Object.keys(VIGNETTES).indexOf(chapter) + 3)
  drawn.set(chapter, vignette)
  return vignette
}
