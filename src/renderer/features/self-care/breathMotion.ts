import { onBeforeUnmount, onMounted, watch } from 'vue'
import { cycleMs, type Phase } from './pace'

/** How the breath begins and ends: as a curve of CSS and, so that a lamp stays on its line, as handles of a curve in a drawing. */
const EASE = 0.45
const EASING = `cubic-bezier(${String(EASE)}, 0, ${String(1 - EASE)}, 1)`

/** The breath in steps: how far it is in time, and how full, each between 0 and 1. */
function levelsOf(phases: readonly Phase[]): { at: number; level: number }[] {
  const whole = cycleMs(phases)
  const levels = [{ at: 0, level: 0 }]
  let passed = 0
  let level = 0
  for (const phase of phases) {
    passed += phase.seconds * 1000
    if (phase.id === 'in') level = 1
    if (phase.id === 'out') level = 0
    levels.push({ at: Math.min(1, passed / whole), level })
  }
  return levels
}

/** Keyframes of a transform that follows the breath. @param transform for a level between 0 (empty) and 1 (full). */
export const breathKeyframes = (phases: readonly Phase[], transform: (level: number) => string): Keyframe[] =>
  levelsOf(phases).map(({ at, level }) => ({ offset: at, transform: transform(level), easing: EASING }))

/** One breath as the outline of a dune, for the `d` of a path; what follows `breathKeyframes` stays exactly on it. */
export function breathLine(phases: readonly Phase[], { width, high, low }: Record<'width' | 'high' | 'low', number>) {
  const y = (level: number) => low + (high - low) * level
  const [first = { at: 0, level: 0 }, ...rest] = levelsOf(phases)
  let before = first
  const pieces = rest.map((next) => {
    const step = (next.at - before.at) * width
    const [from, to] = [before.at * width, next.at * width]
    const piece = [from + step * EASE, y(before.level), to - step * EASE, y(next.level), to, y(next.level)]
    before = next
    return `C${piece.map((value) => value.toFixed(2)).join(' ')}`
  })
  return `M0 ${String(y(first.level))}${pieces.join('')}`
}

/** A breath that somebody follows: its phases, whether it goes on, and how far it is, in milliseconds. */
export interface Breath {
  phases: readonly Phase[]
  running: boolean
  elapsed: () => number
}

/**
 * Moves elements along with a breath for as long as a component exists. The compositor does it, so nothing wakes up for a
 * frame, and a pause is a pause.
 * @param parts the elements and how each moves, once they are there.
 */
export function useBreathMotion(breath: () => Breath, parts: () => { element: Element; frames: Keyframe[] }[]): void {
  let motions: Animation[] = []

  function follow(): void {
    for (const motion of motions) {
      motion.currentTime = breath().elapsed()
      if (breath().running) motion.play()
      else motion.pause()
    }
  }

  onMounted(() => {
    const timing = { duration: cycleMs(breath().phases), iterations: Infinity }
    motions = parts().map(({ element, frames }) => element.animate(frames, timing))
    follow()
  })
  watch(() => breath().running, follow)
  onBeforeUnmount(() => {
    for (const motion of motions) motion.cancel()
  })
}
