import type { Shard } from './shard'

/** How many bytes of shards stay in memory: about sixteen thousand entries of one page each. */
export const SHARD_MEMORY_BYTES = 16 * 1024 * 1024

/** The shards that were used last. A busy one is never removed: see Shard.isBusy. */
export class ShardCache<Value extends object> {
  readonly #bytes: number
  /** By path; the one that was used last comes last. */
  readonly #shards = new Map<string, Shard<Value>>()

  constructor(bytes: number) {
    this.#bytes = bytes
  }

  /** One shard per file at a time: a second one would not know of a save that is running in the first. */
  at(path: string, make: () => Shard<Value>): Shard<Value> {
    const shard = this.#shards.get(path) ?? make()
    this.#shards.delete(path)
    this.#shards.set(path, shard)
    return shard
  }

  /**
   * Removes the shards that were used longest ago, until the rest fits.
   * @param isPinned which paths always stay. @param most how many bytes may stay.
   */
  trim(isPinned: (path: string) => boolean, most = this.#bytes): void {
    let { bytes } = this.held
    for (const [path, shard] of this.#shards) {
      if (bytes <= most) return
      if (shard.isBusy || isPinned(path)) continue
      bytes -= shard.bytes
      this.#shards.delete(path)
    }
  }

  /** The shards of these paths are read again at the next use. */
  async forget(isIncluded: (path: string) => boolean = () => true): Promise<void> {
    await Promise.all([...this.#shards].filter(([path]) => isIncluded(path)).map(([, shard]) => shard.forget()))
  }

  /** Those in memory whose file is another one now than the one that was read or written last: what was, and what is. */
  async changedElsewhere(
    isIncluded: (path: string) => boolean,
  ): Promise<{ path: string; was: Value | null; now: Value }[]> {
    const changed: { path: string; was: Value | null; now: Value }[] = []
    for (const [path, shard] of [...this.#shards].filter(([path]) => isIncluded(path))) {
      const change = await shard.changedElsewhere()
      if (change) changed.push({ path, ...change })
    }
    return changed
  }

  async someChanged(isIncluded: (path: string) => boolean): Promise<boolean> {
    for (const [path, shard] of this.#shards) if (isIncluded(path) && (await shard.mayHaveChanged())) return true
    return false
  }

  get held(): { shards: number; bytes: number } {
    const shards = [...this.#shards.values()]
    return { shards: shards.length, bytes: shards.reduce((sum, { bytes }) => sum + bytes, 0) }
  }
}
