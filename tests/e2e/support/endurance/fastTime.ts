import type { Clock } from '@main/ports'

/** Every timer is as late as after a short sleep; the core has to cope with that anyway. */
const STEP_MS = 20 * 60 * 1000

/** Time that goes in steps as fast as what happens in it allows, and stands still once enough has come. */
export class FastTime {
  #now = Date.now()
  #came = 0
  #wanted = 0
  #reached: () => void = () => undefined
  #busy: Promise<unknown> = Promise.resolve()
  #waiting = new Set<() => void>()

  readonly clock: Clock = {
    now: () => this.#now,
    zone: () => 'Europe/Amsterdam',
    after: (_milliseconds, callback) => {
      this.#waiting.add(callback)
      this.#goOn()
      return () => this.#waiting.delete(callback)
    },
  }

  /** Time does not go on before this has come to its end. */
  during<Value>(work: Promise<Value>): Promise<Value> {
    this.#busy = Promise.allSettled([this.#busy, work])
    return work
  }

  count(): void {
    this.#came += 1
    if (this.#came >= this.#wanted) this.#reached()
  }

  until(count: number): Promise<void> {
    this.#wanted = count
    const reached = new Promise<void>((resolve) => (this.#reached = resolve))
    if (this.#came >= count) this.#reached()
    this.#goOn()
    return reached
  }

  #goOn(): void {
    const busy = this.#busy
    void busy.then(() => {
      // What began meanwhile goes first.
      if (busy !== this.#busy) this.#goOn()
      else setImmediate(() => this.#step())
    })
  }

  #step(): void {
    const [callback] = this.#waiting
    if (!callback || this.#came >= this.#wanted) return
    this.#waiting.delete(callback)
    this.#now += STEP_MS
    callback()
  }
}
