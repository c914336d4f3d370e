import type { Log } from '../ports'

/** What has begun and has not ended: closing waits for all of it, locking for what the windows asked. */
export class PendingTasks {
  readonly #log: Log
  readonly #all = new Set<Promise<void>>()
  readonly #calls = new Set<Promise<void>>()

  constructor(log: Log) {
    this.#log = log
  }

  /** A call of a window. @returns the same promise. */
  call<Value>(answering: Promise<Value>): Promise<Value> {
    return tracked(tracked(answering, this.#all), this.#calls)
  }

  /** Work that no window waits for. It never rejects: what goes wrong is logged. */
  readonly inBackground: InBackground = (work) =>
    tracked(
      work.then(
        () => undefined,
        (fault: unknown) => this.#log.warn(String(fault)),
      ),
      this.#all,
    )

  /** Every call of a window has been answered. */
  readonly answered = (): Promise<void> => allOf(this.#calls)

  /** Everything has ended, also what was begun meanwhile. */
  ended(): Promise<void> {
    return allOf(this.#all)
  }
}

/** See PendingTasks.inBackground. */
export type InBackground = (work: Promise<unknown>) => Promise<void>

function tracked<Value>(work: Promise<Value>, among: Set<Promise<void>>): Promise<Value> {
  const end = work.then(
    () => undefined,
    () => undefined,
  )
  among.add(end)
  void end.then(() => among.delete(end))
  return work
}

async function allOf(tasks: ReadonlySet<Promise<void>>): Promise<void> {
  while (tasks.size > 0) await Promise.all(tasks)
}
