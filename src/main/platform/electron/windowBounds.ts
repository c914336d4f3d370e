import type { WindowBounds } from '@main/ports'

/** What a screen has free for windows, in logical pixels. */
export interface WorkArea {
  x: number
  y: number
  width: number
  height: number
}

/** A window keeps at least this much of itself on its screen, so that it can be taken hold of. */
const HELD = 80

/** Whether enough of a window is on a screen to see it and to move it. */
export function isReachable({ x, y, width }: WindowBounds, area: WorkArea): boolean {
  if (x === undefined || y === undefined) return false
  const overlapsAcross = x < area.x + area.width - HELD && x + width > area.x + HELD
  return overlapsAcross && y >= area.y - 10 && y < area.y + area.height - HELD
}

/**
 * The bounds, no larger than the work area and, where they have a place, inside it.
 * @param frame height of the title bar, where the bounds of a window do not include it.
 */
export function fittedInto({ x, y, width, height }: WindowBounds, area: WorkArea, frame: number): WindowBounds {
  const size = { width: Math.min(width, area.width), height: Math.min(height, area.height - frame) }
  if (x === undefined || y === undefined) return size
  const inside = (at: number, start: number, room: number) => Math.max(start, Math.min(at, start + room))
  return {
    ...size,
    x: inside(x, area.x, area.width - size.width),
    y: inside(y, area.y, area.height - frame - size.height),
  }
}
