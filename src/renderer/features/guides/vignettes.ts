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

/** How large the lights are, where nothing else is said. */
const SIZES = { warm: 4, cool: 4, child: 3, open: 7 } as const

/** What a vignette shows. All x are from 0 to 120; whatever has no y rests on the near dune. */
export interface VignetteParts {
  dunes: keyof typeof DUNES
  sky?: { x: number; y: number; size: number; kind?: 'sun' | 'moon' | 'ring' }
  /** People, as lights: `open` for somebody who is not there. */
  lights?: Partial<Record<keyof typeof SIZES, readonly number[]>>
  /** Of the lights, but for a child. */
  size?: number
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
  'help.intro': { dunes: 'crest', sky: { x: 60, y: 22, size: 8 }, lights: { warm: [26], cool: [96] } },
  // Close together, and that is all.
  'help.presence': {
    dunes: 'low',
    sky: { x: 88, y: 24, size: 8 },
    lights: { warm: [50], cool: [64] },
    grass: [30, 92],
  },
  'help.safety': {
    dunes: 'hollow',
    sky: { x: 24, y: 18, size: 6, kind: 'moon' },
    lights: { warm: [60] },
    size: 5,
    grass: [18, 106],
  },
  'help.validate': { dunes: 'low', lights: { warm: [44], cool: [80] }, mist: [30, 38, 47] },
  'help.body': { dunes: 'rise', sky: { x: 30, y: 24, size: 8 }, steps: [[16, 88]], lights: { cool: [98] } },
  'help.silence': { dunes: 'low', sky: { x: 60, y: 25, size: 9, kind: 'moon' }, grass: [20, 27] },
  'help.nopep': { dunes: 'hollow', sky: { x: 60, y: 37, size: 11 }, lights: { cool: [52], warm: [68] }, mist: [30] },
  'help.demands': { dunes: 'fall', sky: { x: 88, y: 34, size: 10 }, grass: [24, 32, 46], birds: [[34, 22]] },
  'help.pro': { dunes: 'rise', hut: 104, steps: [[20, 82]], lights: { warm: [14] } },
  'help.option': {
    dunes: 'low',
    sky: { x: 60, y: 24, size: 7 },
    steps: [
      [58, 14],
      [62, 106],
    ],
    posts: [60],
  },
  'help.mistake': { dunes: 'low', rings: [60], lights: { warm: [34], cool: [90] } },
  'help.refuse': { dunes: 'fall', posts: [44, 54, 64], steps: [[76, 108]], sky: { x: 90, y: 24, size: 8 } },
  'help.close': {
    dunes: 'crest',
    sky: { x: 60, y: 30, size: 16 },
    lights: { warm: [60] },
    size: 5.5,
    birds: [
      [24, 20],
      [33, 24],
    ],
  },
  // Somebody who was there and did not look.
  'neglect.what': { dunes: 'low', lights: { open: [50], cool: [92] }, grass: [48, 53] },
  'neglect.subtle': { dunes: 'low', lights: { open: [60] }, mist: [32, 41, 50] },
  'neglect.signal': {
    dunes: 'crest',
    lights: { cool: [60] },
    grass: [20, 27, 96],
    sky: { x: 96, y: 20, size: 6, kind: 'moon' },
  },
  'neglect.trauma': {
    dunes: 'hollow',
    lights: { open: [60] },
    size: 8,
    sky: { x: 92, y: 22, size: 7 },
    grass: [56, 61, 66],
  },
  'neglect.effect': { dunes: 'low', rings: [40, 84], sky: { x: 40, y: 24, size: 8 } },
  'neglect.recog': { dunes: 'fall', posts: [24, 36], sky: { x: 82, y: 22, size: 9, kind: 'ring' }, birds: [[92, 30]] },
  'neglect.therapy': { dunes: 'hollow', hut: 24, lights: { cool: [54], warm: [66] } },
  'neglect.care': {
    dunes: 'low',
    lights: { warm: [60] },
    size: 5,
    grass: [44, 50, 70, 76],
    sky: { x: 26, y: 24, size: 7 },
  },
  'neglect.rel': { dunes: 'hollow', lights: { warm: [22], cool: [98] }, sky: { x: 60, y: 20, size: 6, kind: 'moon' } },
  'neglect.rel.talk': { dunes: 'low', lights: { warm: [38], cool: [84] }, steps: [[48, 66]] },
  'neglect.rel.repair': { dunes: 'hollow', lights: { warm: [26], cool: [94] }, arc: [26, 94], grass: [56, 62] },
  'neglect.prev': { dunes: 'rise', grass: [30, 46, 62, 78, 92], sky: { x: 28, y: 22, size: 8 } },
  'neglect.prev.child': { dunes: 'low', lights: { warm: [54], child: [70] }, size: 5.5, grass: [30, 96] },
  'neglect.prev.comm': { dunes: 'low', lights: { warm: [28, 70], cool: [48, 92] } },
  'neglect.resil': { dunes: 'crest', grass: [42, 50, 58, 66, 74], sky: { x: 96, y: 24, size: 8 }, birds: [[26, 22]] },
  'neglect.close': { dunes: 'rise', steps: [[14, 100]], sky: { x: 100, y: 28, size: 9 } },
  'neglect.line': { dunes: 'rise', hut: 100, lights: { cool: [26] }, arc: [26, 98] },
  // The wall is around oneself.
  'help.self': {
    dunes: 'hollow',
    posts: [38, 46, 54, 66, 74, 82],
    lights: { warm: [60] },
    sky: { x: 96, y: 22, size: 7 },
  },
  'neglect.work': { dunes: 'low', lights: { warm: [26, 44, 62], open: [96] }, posts: [80] },
  'support.doctor': {
    dunes: 'rise',
    hut: 96,
    steps: [[22, 84]],
    lights: { warm: [16] },
    sky: { x: 40, y: 22, size: 8 },
  },
  'support.call': {
    dunes: 'hollow',
    lights: { cool: [24], warm: [96] },
    arc: [24, 96],
    sky: { x: 60, y: 20, size: 6, kind: 'moon' },
  },
  'support.selfharm': { dunes: 'hollow', lights: { cool: [50], warm: [70] }, grass: [42, 80], mist: [34] },
  'support.panic': { dunes: 'crest', rings: [30, 92], lights: { cool: [60] }, birds: [[84, 18]] },
  'support.sleep': { dunes: 'low', sky: { x: 60, y: 24, size: 10, kind: 'moon' }, mist: [44, 52] },
  'support.low': { dunes: 'low', sky: { x: 60, y: 38, size: 12 }, mist: [30, 38], lights: { cool: [34] } },
  'support.grief': {
    dunes: 'fall',
    lights: { cool: [44], open: [66] },
    grass: [62, 70],
    sky: { x: 92, y: 22, size: 7 },
  },
  'support.alcohol': {
    dunes: 'rise',
    steps: [[20, 60]],
    posts: [64, 74],
    lights: { warm: [96] },
    sky: { x: 30, y: 22, size: 7 },
  },
}

export interface Vignette extends Omit<VignetteParts, 'dunes' | 'lights' | 'size' | 'steps' | 'posts' | 'hut' | 'arc'> {
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
    lights: Object.entries(parts.lights ?? {}).flatMap(([kind, places]) =>
      places.map((x) => {
        const size = kind === 'child' ? SIZES.child : (parts.size ?? SIZES[kind as keyof typeof SIZES])
        return { x, y: ground.heightAt(x) - (kind === 'open' ? size - 1 : 0), kind, size }
      }),
    ),
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
