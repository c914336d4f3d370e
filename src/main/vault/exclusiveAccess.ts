import { AsyncLocalStorage } from 'node:async_hooks'
import { Mutex } from '../kernel/mutex'

interface Turn<Access> {
  access: Access
  hasEnded: boolean
}

/** Runs tasks one after another. A task that starts another one would wait for itself: that is refused at once. */
export class ExclusiveAccess<Access> {
  readonly #mutex = new Mutex()
  readonly #turn = new AsyncLocalStorage<Turn<Access> | null>()

  /** What the task that the calling code belongs to was given; null: it belongs to none, or the task has ended. */
  get current(): Access | null {
    const turn = this.#turn.getStore() ?? null
    return turn && !turn.hasEnded ? turn.access : null
  }

  /** @param begin runs before the task; the task is given its result. */
  async run<Value>(begin: () => Promise<Access>, task: (access: Access) => Promise<Value>): Promise<Value> {
    if (this.current !== null)
      throw new Error('A transaction was begun inside a transaction: it would wait for itself.')
    return this.#mutex.run(async () => {
      const turn: Turn<Access> = { access: await begin(), hasEnded: false }
      try {
        return await this.#turn.run(turn, () => task(turn.access))
      } finally {
        turn.hasEnded = true
      }
    })
  }

  /** Calls a listener outside of the running task: a task that the listener starts waits until this one has ended. */
  outside(listener: () => void): void {
    this.#turn.run(null, listener)
  }
}
