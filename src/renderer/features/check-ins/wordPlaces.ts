import type { Point } from '@shared/features/check-ins/checkIn'

/** The axes of the plane go from -REACH to REACH. */
export const REACH = 4
/** The dot stays inside the plane: this many CSS pixels are left free on each side. */
export const MARGIN_PX = 20

/** In CSS pixels. `em`: the size of its text. */
export interface PlaneSize {
  width: number
  height: number
  em: number
}

/** A box by its middle, in CSS pixels from the upper left corner of the plane. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface Candidate {
  key: string
  text: string
  point: Point
}

/** Room between two words, and around the plane. */
const GAP_PX = 6
/** Half of the square that words keep free around the dot. */
const DOT_PX = 26
/** How far apart the places are that are tried, and how far from the dot a word may stand. */
const STEP_PX = 8
const FARTHEST_PX = 160
/** What it costs to stand on the other side of the dot than the word lies on, in pixels of distance. */
const COST_OF_TURNING = 22

/** Where a place is on a plane of this size. */
export const placeOn = ({ pleasantness, energy }: Point, { width, height }: PlaneSize): { x: number; y: number } => {
  const along = (value: number, length: number) =>
    MARGIN_PX + ((value + REACH) / (2 * REACH)) * Math.max(1, length - 2 * MARGIN_PX)
  return { x: along(pleasantness, width), y: along(-energy, height) }
}

/** Room for a word with its round ends. The letters are at most this wide on average, so that none overlap. */
export const sizeOfWord = (text: string, em: number): Pick<Box, 'width' | 'height'> => ({
  width: text.length * em * 0.56 + em * 1.7,
  height: Math.max(34, em * 2.1),
})

export const overlap = (one: Box, other: Box, gap = 0): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 + gap &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2 + gap

/** How far a box is from a place. */
const distance = (box: Box, { x, y }: { x: number; y: number }): number =>
  Math.hypot(Math.max(0, Math.abs(box.x - x) - box.width / 2), Math.max(0, Math.abs(box.y - y) - box.height / 2))

/** The places on the plane for a box of this size, best first: near the dot, in the direction of `angle`. */
function spots(
  dot: { x: number; y: number },
  { width, height }: Pick<Box, 'width' | 'height'>,
  angle: number,
  plane: PlaneSize,
): Box[] {
  const found: { box: Box; cost: number }[] = []
  for (let x = GAP_PX + width / 2; x <= plane.width - GAP_PX - width / 2; x += STEP_PX)
    for (let y = GAP_PX + height / 2; y <= plane.height - GAP_PX - height / 2; y += STEP_PX) {
      const box = { x, y, width, height }
      const away = distance(box, dot)
      if (away > FARTHEST_PX) continue
      const turned = Math.atan2(y - dot.y, x - dot.x) - angle
      const cost = away + Math.hypot(x - dot.x, y - dot.y) / 4 + COST_OF_TURNING * (1 - Math.cos(turned))
      found.push({ box, cost })
    }
  return found.sort((one, other) => one.cost - other.cost).map(({ box }) => box)
}

/**
 * Lays words around a place on the plane: each on the side of the dot where it belongs, inside the plane, clear of the dot and of
 * each other. The first ones get the best places.
 * @param edges the words at the edges, which are covered only where there is no other room.
 * @returns the boxes of those that fit, by key.
 */
export function placeWords(
  words: readonly Candidate[],
  around: Point,
  plane: PlaneSize,
  edges: readonly Box[] = [],
): Map<string, Box> {
  const dot = placeOn(around, plane)
  const kept: Box = { ...dot, width: 2 * DOT_PX, height: 2 * DOT_PX }
  const placed = new Map<string, Box>()
  words.forEach(({ key, text, point }, order) => {
    const { x, y } = placeOn(point, plane)
    const [across, down] = [x - dot.x, y - dot.y]
    // A word of exactly this place belongs to no side: those are spread.
    const angle = Math.hypot(across, down) < 1 ? order * 2.4 : Math.atan2(down, across)
    const free = spots(dot, sizeOfWord(text, plane.em), angle, plane).filter(
      (box) => !overlap(box, kept) && [...placed.values()].every((other) => !overlap(box, other, GAP_PX)),
    )
    const best = free.find((box) => !edges.some((edge) => overlap(box, edge))) ?? free[0]
    if (best) placed.set(key, best)
  })
  return placed
}

export const EDGES = ['top', 'bottom', 'left', 'right'] as const
export type Edge = (typeof EDGES)[number]

/** By how much of its text size a word at an edge steps aside. */
const ASIDE_EM = 1.8

/** A word at an edge steps aside for the dot: half covered, "onprettig" would read as its opposite. */
export function stepAside(edge: Edge, point: Point | null): 'up' | 'down' | null {
  if (!point) return null
  const { pleasantness, energy: height } = point
  if (edge === 'left' || edge === 'right') {
    const isNear = Math.abs(height) <= 1 && (edge === 'left' ? -pleasantness : pleasantness) >= 1
    return isNear ? (height < 0 ? 'up' : 'down') : null
  }
  const isNear = Math.abs(pleasantness) <= 2 && (edge === 'top' ? height : -height) >= 3.5
  return isNear ? (edge === 'top' ? 'down' : 'up') : null
}

/** The boxes of the words at the edges, as PlaneEdges lays them. */
export function edgeBoxes(
  texts: Record<Edge, string>,
  { width, height, em }: PlaneSize,
  point: Point | null,
): Record<Edge, Box> {
  const half = em * 0.65
  const middles: Record<Edge, (long: number) => { x: number; y: number }> = {
    top: () => ({ x: width / 2, y: em * 0.7 + half }),
    bottom: () => ({ x: width / 2, y: height - em * 0.7 - half }),
    left: (long) => ({ x: em * 0.9 + long / 2, y: height / 2 }),
    right: (long) => ({ x: width - em * 0.9 - long / 2, y: height / 2 }),
  }
  const box = (edge: Edge): Box => {
    const long = texts[edge].length * em * 0.54
    const { x, y } = middles[edge](long)
    const aside = { up: -ASIDE_EM, down: ASIDE_EM, none: 0 }[stepAside(edge, point) ?? 'none'] * em
    return { x, y: y + aside, width: long, height: 2 * half }
  }
  return { top: box('top'), bottom: box('bottom'), left: box('left'), right: box('right') }
}
