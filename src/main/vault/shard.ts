import { Low } from 'lowdb'
import { Mutex } from '../kernel/mutex'
import type { DurableAdapter } from './durableAdapter'

/** One file in memory: read when first asked for, changed only after the disk has the change. */
export class Shard<Value extends object> {
  readonly #adapter: DurableAdapter<Value | null>
  readonly #mutex = new Mutex()
  #low: Promise<Low<Value | null>> | null = null
  #lastWriteFailed = false
  #underWay = 0

  constructor(adapter: DurableAdapter<Value>) {
    this.#adapter = adapter as DurableAdapter<Value | null>
  }

  /** Something has begun in it and has not ended. */
  get isBusy(): boolean {
    return this.#underWay > 0
  }

  /** How large the file is that is in memory; 0: none is. */
  get bytes(): number {
    return this.#low ? this.#adapter.bytes : 0
  }

  /** What the file holds; null when there is none. A file that cannot be read throws, and is tried again next time. */
  read(): Promise<Value | null> {
    return this.#busyWith(async () => {
      if (!this.#low) {
        const reading = this.#fromDisk()
        this.#low = reading
        reading.catch(() => {
          if (this.#low === reading) this.#low = null
        })
      }
      return (await this.#low).data
    })
  }

  /** Resolves when the next state is on disk. When it cannot be written, memory stays as it was. */
  change(next: (now: Value | null) => Value): Promise<void> {
    return this.#inTurn(async () => {
      // A write that failed may still have come through, at its very last step. Numbers of revisions must not be given
      // out twice, so the disk is asked what became of it.
      if (this.#lastWriteFailed) this.#low = Promise.resolve(await this.#fromDisk())
      this.#lastWriteFailed = false
      const low = new Low<Value | null>(this.#adapter, next(await this.read()))
      try {
        await low.write()
      } catch (fault) {
        this.#lastWriteFailed = true
        throw fault
      }
      this.#low = Promise.resolve(low)
    })
  }

  /** Lets go of what was read, so that the file is read again. A write under way is waited for. */
  forget(): Promise<void> {
    return this.#inTurn(async () => {
      this.#low = null
    })
  }

  async #fromDisk(): Promise<Low<Value | null>> {
    const low = new Low<Value | null>(this.#adapter, null)
    await low.read()
    return low
  }

  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    return this.#busyWith(() => this.#mutex.run(task))
  }

  async #busyWith<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#underWay += 1
    try {
      return await task()
    } finally {
      this.#underWay -= 1
    }
  }
}
