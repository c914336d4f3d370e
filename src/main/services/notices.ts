import type { Notice } from '@shared/ipc/shapes'

/** What the user should know about the data, until they say "understood". */
export class Notices {
  #list: Notice[] = []
  readonly #onChange: (notices: Notice[]) => void

  constructor(onChange: (notices: Notice[]) => void) {
    this.#onChange = onChange
  }

  get list(): Notice[] {
    return [...this.#list]
  }

  add(notice: Notice): void {
    const text = JSON.stringify(notice)
    if (this.#list.some((known) => JSON.stringify(known) === text)) return
    this.#list.push(notice)
    this.#onChange(this.list)
  }

  dismiss(index: number): void {
    this.#list.splice(index, 1)
    this.#onChange(this.list)
  }
}
