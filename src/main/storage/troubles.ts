import type { Notice } from '@shared/ipc/shapes'

/** Tells of each trouble once, and again only when it had passed in between. */
export class Troubles {
  readonly #onNotice: (notice: Notice) => void
  readonly #told = new Set<string>()

  constructor(onNotice: (notice: Notice) => void) {
    this.#onNotice = onNotice
  }

  tell(notice: Notice): void {
    const key = JSON.stringify(notice)
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#onNotice(notice)
  }

  hasPassed(notice: Notice): void {
    this.#told.delete(JSON.stringify(notice))
  }
}
