/** In UTF-16 units. Whatever its size in bytes, such a file is far below the size limit and can be parsed in memory. */
const MAX_LENGTH = 30_000_000

/** Collects what goes into a file, and splits it into parts that are not too large for one file. */
export class PartWriter<Item> {
  readonly #write: (items: readonly Item[], part: number, isLast: boolean) => Promise<void>
  readonly #maxLength: number
  #items: Item[] = []
  #length = 0
  #part = 1

  /** @param write writes a part; `part` counts from 1. @param maxLength of one part, in UTF-16 units. */
  constructor(
    write: (items: readonly Item[], part: number, isLast: boolean) => Promise<void>,
    maxLength: number = MAX_LENGTH,
  ) {
    this.#write = write
    this.#maxLength = maxLength
  }

  async add(item: Item, length: number): Promise<void> {
    if (this.#items.length > 0 && this.#length + length > this.#maxLength) await this.#flush(false)
    this.#items.push(item)
    this.#length += length
  }

  end(): Promise<void> {
    return this.#flush(true)
  }

  async #flush(isLast: boolean): Promise<void> {
    const items = this.#items
    this.#items = []
    this.#length = 0
    await this.#write(items, this.#part, isLast)
    this.#part += 1
  }
}

/** `luwte.json`, `luwte-2.json`, … */
export const partName = (stem: string, extension: string, part: number): string =>
  part === 1 ? `${stem}.${extension}` : `${stem}-${String(part)}.${extension}`
