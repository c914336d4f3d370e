import { type Adapter, Low } from 'lowdb'
import { Mutex } from '../kernel/mutex'
import type { Files } from '../ports'
import type { Codec } from './crypto/envelope'

/** One file, kept in memory: read at the first use; a change counts only once it is on disk. */
export class Shard<Value extends object> {
  readonly #adapter: DurableAdapter<Value | null>
  readonly #mutex = new Mutex()
  #low: Promise<Low<Value | null>> | null = null
  #lastWriteFailed = false
  #running = 0

  constructor(adapter: DurableAdapter<Value>) {
    this.#adapter = adapter as DurableAdapter<Value | null>
  }

  /** A read or a change is running. */
  get isBusy(): boolean {
    return this.#running > 0
  }

  /** Size of the file that is in memory; 0: it is not in memory. */
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

  /** Resolves when the next state is on disk. Where it cannot be written, the state in memory stays unchanged. */
  change(next: (now: Value | null) => Value): Promise<void> {
    return this.#exclusively(async () => {
      // A write that failed at its last step may be on disk all the same. The file is read again, since a revision number
      // must not be used twice.
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

  /** Drops what was read, so that the file is read again. Waits for a write that is running. */
  forget(): Promise<void> {
    return this.#exclusively(async () => {
      this.#low = null
    })
  }

  async #fromDisk(): Promise<Low<Value | null>> {
    const low = new Low<Value | null>(this.#adapter, null)
    await low.read()
    return low
  }

  #exclusively<Result>(task: () => Promise<Result>): Promise<Result> {
    return this.#busyWith(() => this.#mutex.run(task))
  }

  async #busyWith<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#running += 1
    try {
      return await task()
    } finally {
      this.#running -= 1
    }
  }
}

export interface DurableAdapter<Value> extends Adapter<Value> {
  /** Size of the file when it was last read or written. */
  readonly bytes: number
}

/**
 * An adapter with which lowdb writes durably. The adapter that comes with lowdb never flushes to disk, uses one temporary name
 * for all writers, and treats an unreadable file as an empty one.
 */
export function durableAdapter<Value>(files: Files, path: string, codec: Codec<Value>): DurableAdapter<Value> {
  let size = 0
  return {
    get bytes() {
      return size
    },
    async read() {
      const bytes = await files.read(path)
      size = bytes?.length ?? 0
      return bytes === null ? null : codec.decode(bytes)
    },
    async write(value) {
      const bytes = codec.encode(value)
      await files.writeDurably(path, bytes)
      size = bytes.length
    },
  }
}
