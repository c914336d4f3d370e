/** A point of a drawing; y grows downwards. */
export type Point = readonly [x: number, y: number]

/** The outline of a dune. */
export interface Crest {
  /** The line from the first point to the last, for the `d` of a path. */
  line: string
  /** The y of the line at this x, so that something can rest exactly on it. Beyond the ends: that of the end. */
  heightAt: (x: number) => number
}

/** Points written as in the `points` of SVG: `0,62 70,60`. */
export const pointsOf = (list: string): Point[] =>
  list.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number)
    return [x, y]
  })

const rounded = (value: number): string => String(Math.round(value * 100) / 100)

/** The slope at each point, chosen so that the line never overshoots a point (Fritsch and Carlson, harmonic mean). */
function slopesAt(points: readonly Point[]): number[] {
  const steps = points.slice(1).map(([x, y], index) => {
    const [beforeX, beforeY] = points[index] ?? [0, 0]
    return (y - beforeY) / (x - beforeX)
  })
  return points.map((_, index) => {
    const before = steps[index - 1] ?? steps[0] ?? 0
    const after = steps[index] ?? before
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after)
  })
}

/** A smooth line through points whose x grows. */
export function crestThrough(points: readonly Point[]): Crest {
  const slopes = slopesAt(points)
  const pieces = points.slice(1).map(([endX, endY], index) => {
    const [x, y] = points[index] ?? [0, 0]
    return { x, y, endX, endY, width: endX - x, slope: slopes[index] ?? 0, endSlope: slopes[index + 1] ?? 0 }
  })
  const [firstX, firstY] = points[0] ?? [0, 0]
  const curves = pieces.map(({ x, y, endX, endY, width, slope, endSlope }) => {
    const third = width / 3
    const handles = [x + third, y + slope * third, endX - third, endY - endSlope * third, endX, endY]
    return `C${handles.map(rounded).join(' ')}`
  })
  return {
    line: `M${rounded(firstX)} ${rounded(firstY)}${curves.join('')}`,
    heightAt(x) {
      const piece = pieces.find(({ endX }) => x <= endX) ?? pieces.at(-1)
      if (!piece) return firstY
      const t = Math.min(1, Math.max(0, (x - piece.x) / piece.width))
      const [t2, t3] = [t * t, t * t * t]
      return (
        (2 * t3 - 3 * t2 + 1) * piece.y +
        (t3 - 2 * t2 + t) * piece.width * piece.slope +
        (3 * t2 - 2 * t3) * piece.endY +
        (t3 - t2) * piece.width * piece.endSlope
      )
    },
  }
}

/** The same row of numbers between 0 and 1 for the same seed: a drawing looks the same every time (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** A tuft of grass that grows at a point and leans a little, for the `d` of a path. */
export function grassAt([x, y]: Point, height: number, next: () => number): string {
  const blades = 4 + Math.floor(next() * 4)
  return Array.from({ length: blades }, (_, index) => {
    const side = index - (blades - 1) / 2
    const tall = height * (0.6 + next() * 0.45)
    const lean = side * height * 0.14 + height * 0.18
    const curve = [lean * 0.2, -tall * 0.6, lean, -tall].map(rounded).join(' ')
    return `M${rounded(x + side * height * 0.09)} ${rounded(y + 1)}q${curve}`
  }).join('')
}

/** A dune ready to be drawn, each part for the `d` of a path. */
export interface DuneShape {
  line: string
  /** From the line down to the floor. */
  area: string
  grass: string
  heightAt: Crest['heightAt']
}

/** @param points as `pointsOf` reads them. @param grass where tufts grow, by x, and how tall they are. */
export function duneShape(
  points: string,
  floor: number,
  grass: { at?: readonly number[]; height: number; next: () => number },
): DuneShape {
  const { line, heightAt } = crestThrough(pointsOf(points))
  const tufts = (grass.at ?? []).map((x) => grassAt([x, heightAt(x)], grass.height, grass.next))
  return {
    line,
    area: `${line}V${String(floor)}H${points.split(',')[0] ?? '0'}Z`,
    grass: tufts.join(''),
    heightAt,
  }
}
