/**
 * Lays things one after another into panels of a height, in their order, as few as possible. One that is too high by
 * itself has a panel of its own.
 * @param heights of the things, in the unit of `room`.
 * @returns the indexes of the things in each panel.
 */
export function packed(heights: readonly number[], room: number): number[][] {
  const panels: number[][] = []
  let left = 0
  heights.forEach((height, index) => {
    const last = panels.at(-1)
    if (last && height <= left) {
      last.push(index)
      left -= height
    } else {
      panels.push([index])
      left = room - height
    }
  })
  return panels
}
