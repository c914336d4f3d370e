import { duneShape, type DuneShape, seededNumbers } from '@/ui/landscape/crest'

// The pictures on the covers. They are wider than a cover, which shows their middle; below is what never changes.

export const COVER = { width: 900, height: 330, horizon: 178 } as const

/** A sun or moon, lights that rest on the middle dune, and where the empty ring is. */
export interface GuideScene {
  disc: { x: number; y: number; size: number }
  dunes: (DuneShape & { name: string })[]
  lights: { x: number; y: number; kind: 'clay' | 'sun' }[]
  ring: { x: number; y: number } | null
}

interface SceneParts {
  seed: number
  disc: GuideScene['disc']
  far: string
  middle: string
  near: string
  grass: { far: readonly number[]; middle: readonly number[]; near: readonly number[] }
  lights: readonly { x: number; kind: 'clay' | 'sun' }[]
  ring: number | null
}

function sceneOf({ seed, disc, far, middle, near, grass, lights, ring }: SceneParts): GuideScene {
  const next = seededNumbers(seed)
  const shape = (points: string, at: readonly number[], height: number) =>
    duneShape(points, COVER.height, { at, height, next })
  const ridge = shape(middle, grass.middle, 15)
  return {
    disc,
    dunes: [
      { name: 'd1', ...shape(far, grass.far, 8) },
      { name: 'd2', ...ridge },
      { name: 'd3', ...shape(near, grass.near, 20) },
    ],
    lights: lights.map(({ x, kind }) => ({ x, y: ridge.heightAt(x), kind })),
    ring: ring === null ? null : { x: ring, y: ridge.heightAt(ring) },
  }
}

const SCENES: Record<string, SceneParts> = {
  // Two people, with a crest between them.
  help: {
    seed: 5,
    disc: { x: 598, y: 158, size: 25 },
    far: '0,212 150,196 320,184 470,198 620,206 760,192 900,184',
    middle: '0,236 200,232 330,214 430,196 530,214 640,236 900,228',
    near: '0,262 180,268 400,272 600,260 760,248 900,254',
    grass: { far: [322, 336], middle: [404, 420, 452, 470], near: [214, 232, 672, 690, 704] },
    lights: [
      { x: 322, kind: 'clay' },
      { x: 556, kind: 'sun' },
    ],
    ring: null,
  },
  // A place that stayed empty, where young grass begins.
  neglect: {
    seed: 9,
    disc: { x: 432, y: 164, size: 20 },
    far: '0,200 180,206 360,196 540,186 720,190 900,204',
    middle: '0,222 220,230 380,236 520,222 640,208 760,206 900,216',
    near: '0,248 160,252 340,256 520,270 700,266 900,254',
    grass: { far: [620, 634], middle: [252, 264, 690, 702], near: [206, 222, 690, 706] },
    lights: [],
    ring: 548,
  },
  // Morning: somebody is on the way, and somebody is there already.
  support: {
    seed: 13,
    disc: { x: 492, y: 154, size: 26 },
    far: '0,196 160,204 330,198 500,206 680,194 900,188',
    middle: '0,240 180,234 340,224 500,212 660,200 900,192',
    near: '0,256 200,264 420,270 620,258 780,250 900,246',
    grass: { far: [300, 314], middle: [420, 436, 590, 606], near: [216, 234, 700, 716] },
    lights: [
      { x: 352, kind: 'clay' },
      { x: 556, kind: 'sun' },
    ],
    ring: null,
  },
}

const drawn = new Map<string, GuideScene>()

/** The picture of a guide; null for one that has none. */
export function guideScene(guide: string): GuideScene | null {
  const parts = SCENES[guide]
  if (!parts) return null
  const scene = drawn.get(guide) ?? sceneOf(parts)
  drawn.set(guide, scene)
  return scene
}
