import type { Clock, Dispose } from '@main/ports'

interface Timer {
  /** In milliseconds that this computer was awake. */
  at: number
  callback: () => void
}

const MINUTE_MS = 60_000

/**
 * A clock on the wall, and timers that run by another one: sleep and people who set the clock part the two. Nothing
 * moves unless a history lets it.
 */
export class HistoryClock implements Clock {
  #timers: Timer[] = []
  #awakeMs = 0
  wallMs: number
  zoneName: string

  constructor(wallMs: number, zone: string) {
    this.wallMs = wallMs
    this.zoneName = zone
  }

  now = () => this.wallMs
  zone = () => this.zoneName

  after(milliseconds: number, callback: () => void): Dispose {
    const timer = { at: this.#awakeMs + milliseconds, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Time goes by while the computer is awake. A busy system fires each timer so much too late. */
  async pass(minutes: number, lateMinutes: number, settle: () => Promise<unknown>): Promise<void> {
    const end = this.#awakeMs + minutes * MINUTE_MS
    const firesAt = ({ at }: Timer) => Math.max(this.#awakeMs, at + lateMinutes * MINUTE_MS)
    for (;;) {
      const [next] = this.#timers.filter((timer) => firesAt(timer) <= end).sort((one, other) => one.at - other.at)
      if (!next) break
      this.#moveTo(firesAt(next))
      this.#timers = this.#timers.filter((other) => other !== next)
      next.callback()
      await settle()
    }
    this.#moveTo(end)
  }

  /** The computer sleeps, or somebody sets the clock: no timer notices. */
  jump(minutes: number): void {
    this.wallMs += minutes * MINUTE_MS
  }

  #moveTo(awakeMs: number): void {
    this.wallMs += awakeMs - this.#awakeMs
    this.#awakeMs = awakeMs
  }
}
