import type { Clock, Dispose } from '@main/ports'

const MINUTE_MS = 60 * 1000
/** Whoever writes is not disturbed by copying at once; what they write next goes along. */
const SOON_MS = 5 * MINUTE_MS
const AGAIN_MS = 30 * MINUTE_MS
/** A newest generation of this age is followed by another one when something has changed. */
export const DUE_MS = 4 * 60 * MINUTE_MS

interface Dependencies {
  clock: Clock
  /** When the newest generation was made, in milliseconds since 1970; null: there is none. */
  newest: () => Promise<number | null>
  /** `no`: it could not be, now. */
  make: () => Promise<'made' | 'no'>
}

/** When the next generation is due. The wall clock decides; a timer only says when to look at it. */
export class BackupSchedule {
  readonly #deps: Dependencies
  #hasChanged = false
  #isLooking = false
  #isOver = false
  #timer: Dispose | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  changed(): void {
    this.#hasChanged = true
    if (!this.#timer && !this.#isLooking) this.#lookIn(SOON_MS)
  }

  dispose(): void {
    this.#isOver = true
    this.#timer?.()
  }

  #lookIn(milliseconds: number): void {
    if (this.#isOver) return
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

  /** 0: now. A newest one that lies in the future was made before the clock was set back. */
  async #msUntilDue(): Promise<number> {
    const newest = await this.#deps.newest()
    const age = newest === null ? DUE_MS : this.#deps.clock.now() - newest
    return age < 0 ? 0 : Math.max(0, DUE_MS - age)
  }

  /** @returns after how long to look again, if there is reason to. */
  async #makeOne(): Promise<number> {
    // What changes while it is made may not be in it.
    this.#hasChanged = false
    if ((await this.#deps.make()) === 'made') return DUE_MS
    this.#hasChanged = true
    return AGAIN_MS
  }
}
