import type { Notice } from '@shared/ipc/shapes'

/** Tells of each trouble once, that it passed, and of it again only then. */
export class ProblemReporter {
  readonly #onNotice: (notice: Notice) => void
  readonly #onPassed: (notice: Notice) => void
  readonly #told = new Set<string>()

  constructor(onNotice: (notice: Notice) => void, onPassed: (notice: Notice) => void) {
    this.#onNotice = onNotice
    this.#onPassed = onPassed
  }

  tell(notice: Notice): void {
    const key = JSON.stringify(notice)
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#onNotice(notice)
  }

  hasPassed(notice: Notice): void {
    if (this.#told.delete(JSON.stringify(notice))) this.#onPassed(notice)
  }
}
