import { type Adapter, Low } from 'lowdb'
import { Mutex } from '../kernel/mutex'

/** One file in memory: read when first asked for, changed only after the disk has the change. */
export class Shard<Value extends object> {
  readonly #adapter: Adapter<Value | null>
  readonly #turns = new Mutex()
  #low: Promise<Low<Value | null>> | null = null
  #lastWriteFailed = false

  constructor(adapter: Adapter<Value>) {
    this.#adapter = adapter as Adapter<Value | null>
  }

  /** What the file holds; null when there is none. A file that cannot be read throws, and is tried again next time. */
  async read(): Promise<Value | null> {
    if (!this.#low) {
      const reading = this.#fromDisk()
      this.#low = reading
      reading.catch(() => {
        if (this.#low === reading) this.#low = null
      })
    }
    return (await this.#low).data
  }

  /** Resolves when the next state is on disk. When it cannot be written, memory stays as it was. */
  change(next: (now: Value | null) => Value): Promise<void> {
    return this.#turns.run(async () => {
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
    return this.#turns.run(async () => {
      this.#low = null
    })
  }

  async #fromDisk(): Promise<Low<Value | null>> {
    const low = new Low<Value | null>(this.#adapter, null)
    await low.read()
    return low
  }
}
