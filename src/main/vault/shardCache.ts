import type { Shard } from './shard'

/** Files of records in memory, in bytes of their files: some sixteen thousand entries of a page each. */
export const SHARD_MEMORY_BYTES = 16 * 1024 * 1024

/** The files of records that were used last. One in which something is under way is never let go. */
export class ShardCache<Value extends object> {
  readonly #bytes: number
  /** By path; the one that was used last comes last. */
  readonly #shards = new Map<string, Shard<Value>>()

  constructor(bytes: number) {
    this.#bytes = bytes
  }

  /** There is one shard for a file at a time: a second one would not know of a save that is under way in the first. */
  at(path: string, make: () => Shard<Value>): Shard<Value> {
    const shard = this.#shards.get(path) ?? make()
    this.#shards.delete(path)
    this.#shards.set(path, shard)
    return shard
  }

  /** Lets go of those that were used longest ago, until the rest fits. @param isPinned of those that always stay. */
  trim(isPinned: (path: string) => boolean): void {
    let { bytes } = this.held
    for (const [path, shard] of this.#shards) {
      if (bytes <= this.#bytes) return
      if (shard.isBusy || isPinned(path)) continue
      bytes -= shard.bytes
      this.#shards.delete(path)
    }
  }

  /** Those of some paths are read again when they are asked for next. */
  async forget(isMeant: (path: string) => boolean = () => true): Promise<void> {
    await Promise.all([...this.#shards].filter(([path]) => isMeant(path)).map(([, shard]) => shard.forget()))
  }

  get held(): { shards: number; bytes: number } {
    const shards = [...this.#shards.values()]
    return { shards: shards.length, bytes: shards.reduce((sum, { bytes }) => sum + bytes, 0) }
  }
}
