/** Holds one value that is costly to make and large: made when first used, dropped after a time without use. */
export class IndexCache<Key, Value> {
  readonly #make: (key: Key) => Promise<Value>
  readonly #idleMs: number
  #key: Key | null = null
  #value: Promise<Value> | null = null
  #timer: number | undefined

  /** @param idleMs how long after the last use it is dropped. */
  constructor(make: (key: Key) => Promise<Value>, idleMs: number) {
    this.#make = make
    this.#idleMs = idleMs
  }

  /** The value for this key; that of another key is dropped. */
  async use(key: Key): Promise<Value> {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#release(), this.#idleMs)
    if (this.#key !== key || !this.#value) {
      this.#key = key
      this.#value = this.#make(key)
      // After a failure the next use tries again.
      this.#value.catch(() => this.#release())
    }
    return this.#value
  }

  #release(): void {
    this.#key = null
    this.#value = null
  }
}
