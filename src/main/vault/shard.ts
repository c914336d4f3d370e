import { type Adapter, Low } from 'lowdb'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { Mutex } from '../kernel/mutex'
import type { Files } from '../ports'
import type { Codec } from './crypto/envelope'

/** One file, kept in memory: read at the first use; a change counts only once it is on disk. */
export class Shard<Value extends object> {
  readonly #adapter: DurableAdapter<Value | null>
  readonly #mutex = new Mutex()
  #low: Promise<Low<Value | null>> | null = null
  /** A write that failed. `undone`: what to write where it is on disk all the same; null: it may stay there. */
  #failed: { written: Value; undone: Value | null } | null = null
  #running = 0

  constructor(adapter: DurableAdapter<Value>) {
    this.#adapter = adapter as DurableAdapter<Value | null>
  }

  /**
   * It must stay in memory: a read or a change is running, or a write failed and what that left on disk was not looked at yet.
   * Another shard of the file would not know of it, and take for saved what was told not to be.
   */
  get isBusy(): boolean {
    return this.#running > 0 || this.#failed !== null
  }

  /** Size of the file that is in memory; 0: it is not in memory. */
  get bytes(): number {
    return this.#low ? this.#adapter.bytes : 0
  }

  /** See DurableAdapter. */
  stampOf(value: Value): string | null {
    return this.#adapter.stampOf(value)
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

  /**
   * Resolves when the next state is on disk. Where it cannot be written, the state in memory stays unchanged.
   * @param undo what to write where a change that counts as failed is on disk all the same: a write that fails at its last
   * step is. Without it that may stay, and the next change goes on from there.
   */
  change(next: (now: Value | null) => Value, undo?: (written: Value, before: Value | null) => Value): Promise<void> {
    return this.#exclusively(async () => {
      // The file is read again, since a revision number must not be used twice.
      if (this.#failed) this.#low = Promise.resolve(await this.#settled(this.#failed))
      this.#failed = null
      const before = await this.read()
      const low = new Low<Value | null>(this.#adapter, next(before))
      try {
        await low.write()
      } catch (fault) {
        const written = low.data as Value
        this.#failed = { written, undone: undo?.(written, before) ?? null }
        // Whoever was told "not saved" must not find it saved after all: they would save it a second time.
        if (undo) await this.#settled(this.#failed).catch(() => undefined)
        throw fault
      }
      this.#low = Promise.resolve(low)
    })
  }

  /** It is in memory, and its file may be another one now than the one that was read or written last. */
  mayHaveChanged(): Promise<boolean> {
    return this.#exclusively(async () => this.#low !== null && this.#adapter.isChanged())
  }

  /**
   * Where somebody else has changed the file since it was read or written here: what was in memory, and what the file holds
   * now, which is in memory from then on. null: nobody did, nothing is in memory, or the file is gone or cannot be read now.
   */
  changedElsewhere(): Promise<{ was: Value | null; now: Value } | null> {
    return this.#exclusively(async () => {
      if (!this.#low || this.#failed || !(await this.#adapter.isChanged())) return null
      const was = (await this.#low).data
      const now = await this.#fromDisk().catch(() => null)
      if (!now?.data || canonicalJson(now.data) === canonicalJson(was)) return null
      this.#low = Promise.resolve(now)
      return { was, now: now.data }
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

  /** What is on disk after a write that failed, with that write undone where it is there. */
  async #settled({ written, undone }: { written: Value; undone: Value | null }): Promise<Low<Value | null>> {
    const low = await this.#fromDisk()
    if (undone === null || low.data === null || canonicalJson(low.data) !== canonicalJson(written)) return low
    low.data = undone
    await low.write()
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
  /** The stamp of the file when this was read from it or written to it; null: it is not known. See Files.stampOf. */
  stampOf(value: Value): string | null
  /** Is the file another one than the one that was read or written last? In doubt it is. */
  isChanged(): Promise<boolean>
}

/**
 * An adapter with which lowdb writes durably. The adapter that comes with lowdb never flushes to disk, uses one temporary name
 * for all writers, and treats an unreadable file as an empty one.
 */
export function durableAdapter<Value extends object>(
  files: Pick<Files, 'read' | 'writeDurably' | 'stampOf'>,
  path: string,
  codec: Codec<Value>,
): DurableAdapter<Value> {
  let size = 0
  let stamp: string | null = null
  const stamps = new WeakMap<Value, string>()
  const stamped = (value: Value) => {
    if (stamp !== null) stamps.set(value, stamp)
    return value
  }
  const stampNow = () => files.stampOf(path).catch(() => null)
  return {
    get bytes() {
      return size
    },
    stampOf: (value) => stamps.get(value) ?? null,
    isChanged: async () => (await stampNow()) !== stamp,
    async read() {
      // Before the bytes: what changes meanwhile is then found to have changed.
      stamp = await stampNow()
      const bytes = await files.read(path)
      size = bytes?.length ?? 0
      return bytes === null ? null : stamped(codec.decode(bytes))
    },
    async write(value) {
      const bytes = codec.encode(value)
      await files.writeDurably(path, bytes)
      stamp = await stampNow()
      size = bytes.length
      stamped(value)
    },
  }
}
