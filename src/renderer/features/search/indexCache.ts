/** Something that is costly to make and large to hold: made when it is asked for, let go when nobody asks any more. */
export class IndexCache<Key, Value> {
  readonly #make: (key: Key) => Promise<Value>
  readonly #forMs: number
  #key: Key | null = null
  #value: Promise<Value> | null = null
  #timer: number | undefined

  /** @param forMs how long after the last use it is let go. */
  constructor(make: (key: Key) => Promise<Value>, forMs: number) {
    this.#make = make
    this.#forMs = forMs
  }

  /** The one for this key; that of another key is let go. */
  async use(key: Key): Promise<Value> {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#letGo(), this.#forMs)
    if (this.#key !== key || !this.#value) {
      this.#key = key
      this.#value = this.#make(key)
      // What went wrong once is tried again the next time.
      this.#value.catch(() => this.#letGo())
    }
    return this.#value
  }

  #letGo(): void {
    this.#key = null
    this.#value = null
  }
}
