/** What waits: a clock of the system, or one that tests turn. */
export interface Timers {
  /** Calls back once, after so many milliseconds. @returns what ends the wait. */
  after(milliseconds: number, callback: () => void): () => void
}

/** Something outside did not answer in time. */
export class TooLate extends Error {
  constructor() {
    super('no answer in time')
    this.name = 'TooLate'
  }
}

/**
 * As `work`, which may never settle, or rejects with TooLate after so many milliseconds. What `work` comes to afterwards
 * is ignored.
 */
export function inTime<Value>(timers: Timers, milliseconds: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = timers.after(milliseconds, () => reject(new TooLate()))
    work.finally(stop).then(resolve, reject)
  })
}
