import type { Notice } from '@shared/ipc/shapes'

/** What the user should know about the data, until they say "understood". */
export class Notices {
  #list: Notice[] = []
  readonly #onChange: (notices: Notice[]) => void
  #isOver = false

  constructor(onChange: (notices: Notice[]) => void) {
    this.#onChange = onChange
  }

  get list(): Notice[] {
    return [...this.#list]
  }

  /** Everything was deleted: that it is gone is no news any more. */
  end(): void {
    this.#isOver = true
    this.#list = []
    this.#onChange(this.list)
  }

  add(notice: Notice): void {
    if (this.#isOver) return
    const text = JSON.stringify(notice)
    if (this.#list.some((known) => JSON.stringify(known) === text)) return
    this.#list.push(notice)
    this.#onChange(this.list)
  }

  /** What was told is over. */
  passed(code: Notice['code']): void {
    const left = this.#list.filter((notice) => notice.code !== code)
    if (left.length === this.#list.length) return
    this.#list = left
    this.#onChange(this.list)
  }

  /** The very thing that was told is over. */
  withdraw(notice: Notice): void {
    const text = JSON.stringify(notice)
    const index = this.#list.findIndex((known) => JSON.stringify(known) === text)
    if (index !== -1) this.dismiss(index)
  }

  dismiss(index: number): void {
    this.#list.splice(index, 1)
    this.#onChange(this.list)
  }
}
