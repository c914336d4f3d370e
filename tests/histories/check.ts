import fc from 'fast-check'
import { anyHistory, type History } from './history'
import type { Core } from './luwte'
import { play, type Played } from './play'
import type { BrokenPromise, PropertyName } from './properties'

export interface Found {
  history: History
  promise: BrokenPromise
  diary: string[]
  seed: number
}

interface Manner {
  runs: number
  seed: number
  /** Look at this promise only. */
  only?: PropertyName
  /** As it was found, without looking for a shorter history. */
  isFirstEnough?: boolean
  onPlayed?: (played: Played) => void
}

/** Plays so many histories. @returns the shortest history that breaks a promise, or null. */
export async function broken(core: Core, { runs, seed, only, isFirstEnough, onPlayed }: Manner): Promise<Found | null> {
  const keepsAll = fc.asyncProperty(anyHistory, async (history) => {
    const played = await play(core, history, only)
    onPlayed?.(played)
    if (played.judge.broken) throw played.judge.broken
  })
  const { counterexample } = await fc.check(keepsAll, { numRuns: runs, seed, endOnFailure: isFirstEnough === true })
  if (!counterexample) return null
  const [history] = counterexample
  const { judge, world } = await play(core, history, only)
  if (!judge.broken) throw new Error('played again, the history does not break the promise: something is not virtual')
  return { history, promise: judge.broken, diary: world.diary, seed }
}

/** A counterexample as one reads it: where it begins, and what was done and came of it, a line each. */
export function told({ history, promise, diary, seed }: Found): string {
  const { start, zone, rhythms, quiet } = history
  const lines = [
    promise.message,
    `seed ${String(seed)}, from ${start} in ${zone}`,
    ...rhythms.map((rhythm) => `rhythm ${JSON.stringify(rhythm)}`),
    ...(quiet.length > 0 ? [`quiet ${JSON.stringify(quiet)}`] : []),
    ...diary,
  ]
  return lines.join('\n')
}
