import { screen } from 'electron'
import type { WindowBounds } from '@main/ports'

/** Where the window was, unless that screen is gone. */
export function visibleBounds(bounds: WindowBounds): { x?: number; y?: number; width: number; height: number } {
  const { x, y, width, height } = bounds
  if (x === undefined || y === undefined) return { width, height }
  const isOnScreen = screen.getAllDisplays().some(({ workArea }) => {
    const overlapsAcross = x < workArea.x + workArea.width - 80 && x + width > workArea.x + 80
    return overlapsAcross && y >= workArea.y - 10 && y < workArea.y + workArea.height - 80
  })
  return isOnScreen ? { x, y, width, height } : { width, height }
}
