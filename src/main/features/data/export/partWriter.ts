/** In UTF-16 units. However many bytes they take in UTF-8, such a file is far below the size limit and parses in memory. */
const MOST_LETTERS = 30_000_000

/** Collects what goes into a file, and splits it into parts that are not too large for one file. */
export class Parts<Item> {
  readonly #write: (items: readonly Item[], part: number, isLast: boolean) => Promise<void>
  readonly #most: number
  #items: Item[] = []
  #letters = 0
  #part = 1

  /** @param write writes a part; `part` counts from 1. @param most letters in one part. */
  constructor(
    write: (items: readonly Item[], part: number, isLast: boolean) => Promise<void>,
    most: number = MOST_LETTERS,
  ) {
    this.#write = write
    this.#most = most
  }

  async add(item: Item, letters: number): Promise<void> {
    if (this.#items.length > 0 && this.#letters + letters > this.#most) await this.#handOver(false)
    this.#items.push(item)
    this.#letters += letters
  }

  end(): Promise<void> {
    return this.#handOver(true)
  }

  async #handOver(isLast: boolean): Promise<void> {
    const items = this.#items
    this.#items = []
    this.#letters = 0
    await this.#write(items, this.#part, isLast)
    this.#part += 1
  }
}

/** `luwte.json`, `luwte-2.json`, … */
export const partName = (stem: string, extension: string, part: number): string =>
  part === 1 ? `${stem}.${extension}` : `${stem}-${String(part)}.${extension}`
