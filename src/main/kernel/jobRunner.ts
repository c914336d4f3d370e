import type { JobProgress } from '@shared/ipc/shapes'
import { LuwteError } from '@shared/kernel/errors'

/** Tells how far long work has come, in files. */
export type ReportProgress = (done: number, total: number) => void

/**
 * Long work, one at a time: what has begun ends, or stops whole, before the key is forgotten or Luwte ends.
 */
export class JobRunner {
  readonly #onChange: (progress: JobProgress | null) => void
  #underWay: Promise<unknown> | null = null

  constructor(onChange: (progress: JobProgress | null) => void) {
    this.#onChange = onChange
  }

  /** Throws `busy` while other work is under way. */
  async run<Value>(work: JobProgress['work'], task: (tell: ReportProgress) => Promise<Value>): Promise<Value> {
    if (this.#underWay) throw new LuwteError('busy')
    const running = task((done, total) => this.#onChange({ work, done, total }))
    this.#underWay = running
    try {
      return await running
    } finally {
      this.#underWay = null
      this.#onChange(null)
    }
  }

  get isUnderWay(): boolean {
    return this.#underWay !== null
  }

  /** Never rejects. */
  async ended(): Promise<void> {
    while (this.#underWay) await this.#underWay.catch(() => undefined)
  }
}
