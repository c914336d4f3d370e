import type { Clock, Dispose } from '@main/ports'

const MINUTE_MS = 60 * 1000
/** Not at once: copying must not disturb somebody who is writing, and what they write next is included too. */
const FIRST_LOOK_MS = 5 * MINUTE_MS
const RETRY_MS = 30 * MINUTE_MS
/** Once something has changed, the next snapshot is due this long after the newest one. */
export const INTERVAL_MS = 4 * 60 * MINUTE_MS

interface Dependencies {
  clock: Clock
  /** When the newest snapshot was made, in milliseconds since 1970; null: there is none. */
  newest: () => Promise<number | null>
  /** @returns whether a snapshot of the present state exists now. Never rejects. */
  make: () => Promise<boolean>
}

/** When the next snapshot is due. The wall clock decides; a timer only says when to look at it. */
export class SnapshotSchedule {
  readonly #deps: Dependencies
  #hasChanged = false
  #isLooking = false
  #isDisposed = false
  #timer: Dispose | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  changed(): void {
    this.#hasChanged = true
    if (!this.#timer && !this.#isLooking) this.#lookIn(FIRST_LOOK_MS)
  }

  dispose(): void {
    this.#isDisposed = true
    this.#timer?.()
  }

  #lookIn(milliseconds: number): void {
    if (this.#isDisposed) return
    this.#timer = this.#deps.clock.after(milliseconds, () => {
      this.#timer = null
      void this.#look()
    })
  }

  async #look(): Promise<void> {
    this.#isLooking = true
    const wait = (await this.#msUntilDue()) || (await this.#makeOne())
    this.#isLooking = false
    if (this.#hasChanged) this.#lookIn(wait)
  }

  /** 0: now. A newest snapshot from the future was made before the clock was set back. */
  async #msUntilDue(): Promise<number> {
    const newest = await this.#deps.newest()
    const age = newest === null ? INTERVAL_MS : this.#deps.clock.now() - newest
    return age < 0 ? 0 : Math.max(0, INTERVAL_MS - age)
  }

  /** @returns in how many milliseconds to look again, if something has changed by then. */
  async #makeOne(): Promise<number> {
    // What changes while the snapshot is made may not be in it.
    this.#hasChanged = false
    if (await this.#deps.make()) return INTERVAL_MS
    this.#hasChanged = true
    return RETRY_MS
  }
}
