import { AsyncLocalStorage } from 'node:async_hooks'
import { Mutex } from '../kernel/mutex'

interface Turn<Access> {
  access: Access
  hasEnded: boolean
}

/** Runs tasks one after another. A task that asks for a second turn, and so would wait for itself, is refused at once. */
export class ExclusiveAccess<Access> {
  readonly #mutex = new Mutex()
  readonly #turn = new AsyncLocalStorage<Turn<Access> | null>()

  /** What the calling code was given for its turn; null: it runs in no turn, or its turn has ended. */
  get current(): Access | null {
    const turn = this.#turn.getStore() ?? null
    return turn && !turn.hasEnded ? turn.access : null
  }

  /** @param begin what has to be so before the task; what it gives is the task's to use. */
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

  /** Calls a listener: what it begins is no part of the turn in which it is called, and waits for a turn of its own. */
  outside(listener: () => void): void {
    this.#turn.run(null, listener)
  }
}
