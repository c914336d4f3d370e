/** Where a paced exercise is. Everything follows from the time that has passed, so that nothing can drift. */

export interface Phase {
  id: string
  seconds: number
}

export const cycleMs = (phases: readonly Phase[]): number =>
  phases.reduce((sum, phase) => sum + phase.seconds * 1000, 0)

/** The nearest length that ends with a whole round, at least one. */
export const wholeCycles = (phases: readonly Phase[], wantedMs: number): number =>
  Math.max(1, Math.round(wantedMs / cycleMs(phases))) * cycleMs(phases)

/** The phase in which a breath is after this time. */
export function phaseAt(phases: readonly Phase[], elapsedMs: number): string {
  let left = elapsedMs % cycleMs(phases)
  for (const phase of phases) {
    left -= phase.seconds * 1000
    if (left < 0) return phase.id
  }
  return phases.at(-1)?.id ?? ''
}

/** When each step begins, in milliseconds. `share` is a part of the whole, between 0 and 1. */
export function stepStarts(steps: readonly { share: number }[], lengthMs: number): number[] {
  let begun = 0
  return steps.map(({ share }) => {
    const start = begun
    begun += share * lengthMs
    return start
  })
}

/** The step in which one is after this time. */
export const stepAt = (starts: readonly number[], elapsedMs: number): number =>
  Math.max(
    0,
    starts.findLastIndex((start) => start <= elapsedMs),
  )
