// Where a paced exercise is. Everything is computed from the time that has passed, so that nothing can drift.

/** How somebody wants to do an exercise. */
export interface ExerciseChoice {
  /** null: at their own pace. */
  minutes: number | null
  seated: boolean
}

/** A part of one breath. */
export interface Phase {
  id: string
  seconds: number
}

/** The length of one breath. */
export const cycleMs = (phases: readonly Phase[]): number =>
  phases.reduce((sum, phase) => sum + phase.seconds * 1000, 0)

/** The number of whole breaths closest to the wanted time, at least one, in milliseconds. */
export const wholeCycles = (phases: readonly Phase[], wantedMs: number): number =>
  Math.max(1, Math.round(wantedMs / cycleMs(phases))) * cycleMs(phases)

/** The id of the phase after this time. */
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

/** The index of the step after this time. @param starts as `stepStarts` gives them. */
export const stepAt = (starts: readonly number[], elapsedMs: number): number =>
  Math.max(
    0,
    starts.findLastIndex((start) => start <= elapsedMs),
  )
