import type { Log } from '../ports'

/** What has begun and has not ended: closing waits for all of it, locking for what the windows asked. */
export class PendingTasks {
  readonly #log: Log
  readonly #all = new Set<Promise<void>>()
  readonly #calls = new Set<Promise<void>>()

  constructor(log: Log) {
    this.#log = log
  }

  /** What a window asked. */
  call<Value>(answering: Promise<Value>): Promise<Value> {
    return noted(noted(answering, this.#all), this.#calls)
  }

  /** What no window asked for: there is nobody to answer to when it cannot be done. */
  readonly quietly = (work: Promise<unknown>): Promise<void> =>
    noted(
      work.then(
        () => undefined,
        (fault: unknown) => this.#log.warn(String(fault)),
      ),
      this.#all,
    )

  /** Every call of a window has been answered. */
  readonly answered = (): Promise<void> => allOf(this.#calls)

  /** What is answered may have begun something else: that too. */
  ended(): Promise<void> {
    return allOf(this.#all)
  }
}

function noted<Value>(work: Promise<Value>, among: Set<Promise<void>>): Promise<Value> {
  const end = work.then(
    () => undefined,
    () => undefined,
  )
  among.add(end)
  void end.then(() => among.delete(end))
  return work
}

async function allOf(among: ReadonlySet<Promise<void>>): Promise<void> {
  while (among.size > 0) await Promise.all(among)
}
