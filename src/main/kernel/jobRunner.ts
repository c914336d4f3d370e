import type { JobProgress } from '@shared/kernel/jobProgress'
import { LuwteError } from '@shared/kernel/errors'

/** How far a long job has come, in files. */
export type ReportProgress = (done: number, total: number) => void

/**
 * Runs long jobs, one at a time. A job that has begun ends, or stops at a safe point, before the key is forgotten or
 * Luwte ends.
 */
export class JobRunner {
  readonly #onChange: (progress: JobProgress | null) => void
  #running: Promise<unknown> | null = null

  constructor(onChange: (progress: JobProgress | null) => void) {
    this.#onChange = onChange
  }

  /** Throws `busy` while another job is running. */
  async run<Value>(job: JobProgress['job'], run: (reportProgress: ReportProgress) => Promise<Value>): Promise<Value> {
    if (this.#running) throw new LuwteError('busy')
    const running = run((done, total) => this.#onChange({ job, done, total }))
    this.#running = running
    try {
      return await running
    } finally {
      this.#running = null
      this.#onChange(null)
    }
  }

  get isRunning(): boolean {
    return this.#running !== null
  }

  /** Never rejects. */
  async ended(): Promise<void> {
    while (this.#running) await this.#running.catch(() => undefined)
  }
}
