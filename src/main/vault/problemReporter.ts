import type { Notice } from '@shared/kernel/notice'

/** Reports each problem once, and once that it has passed. After that it may be reported again. */
export class ProblemReporter {
  readonly #onNotice: (notice: Notice) => void
  readonly #onPassed: (notice: Notice) => void
  readonly #reported = new Set<string>()

  constructor(onNotice: (notice: Notice) => void, onPassed: (notice: Notice) => void) {
    this.#onNotice = onNotice
    this.#onPassed = onPassed
  }

  report(notice: Notice): void {
    const key = JSON.stringify(notice)
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.#onNotice(notice)
  }

  hasPassed(notice: Notice): void {
    if (this.#reported.delete(JSON.stringify(notice))) this.#onPassed(notice)
  }
}
