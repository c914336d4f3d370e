import type { Dispose } from '@main/ports'

/** Those who listen to one thing that the system reports. */
export interface Listeners<Args extends unknown[]> {
  add(listener: (...args: Args) => void): Dispose
  report(...args: Args): void
}

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
