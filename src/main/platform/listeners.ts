import type { Dispose } from '../ports'

/** The listeners of one event of the platform. */
export interface Listeners<Args extends unknown[]> {
  add(listener: (...args: Args) => void): Dispose
  report(...args: Args): void
}

/** `report` calls all listeners at once, in the order in which they were added. */
export function listeners<Args extends unknown[] = []>(): Listeners<Args> {
  const all = new Set<(...args: Args) => void>()
  return {
    add(listener) {
      all.add(listener)
      return () => void all.delete(listener)
    },
    report(...args) {
      for (const listener of [...all]) listener(...args)
    },
  }
}
