import type { Timers } from '@shared/kernel/timeLimit'

/** The longest delay of setTimeout. Every caller reads the wall clock long before that. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Timers of Node. */
export const timers: Timers = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, MAX_TIMER_MS))
    return () => clearTimeout(timer)
  },
}
