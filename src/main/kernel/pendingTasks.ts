import type { Log } from '../ports'

/** What is running: closing waits for all of it, locking for the calls of windows. */
export class PendingTasks {
  readonly #log: Log
  readonly #all = new Set<Promise<void>>()
  readonly #calls = new Set<Promise<void>>()

  constructor(log: Log) {
    this.#log = log
  }

  /** Counts the call of a window among what is pending. @returns the same promise. */
  trackCall<Value>(answering: Promise<Value>): Promise<Value> {
    return tracked(tracked(answering, this.#all), this.#calls)
  }

  /** Work that no window waits for. It never rejects: what goes wrong is logged. */
  readonly inBackground: RunInBackground = (work) =>
    tracked(
      work.then(
        () => undefined,
        (fault: unknown) => this.#log.warn(String(fault)),
      ),
      this.#all,
    )

  /** Resolves when every call of a window has been answered. */
  readonly callsEnded = (): Promise<void> => allEnded(this.#calls)

  /** Resolves when everything has ended, also what was begun meanwhile. */
  ended(): Promise<void> {
    return allEnded(this.#all)
  }
}

/** See PendingTasks.inBackground. */
export type RunInBackground = (work: Promise<unknown>) => Promise<void>

function tracked<Value>(work: Promise<Value>, among: Set<Promise<void>>): Promise<Value> {
  const end = work.then(
    () => undefined,
    () => undefined,
  )
  among.add(end)
  void end.then(() => among.delete(end))
  return work
}

async function allEnded(tasks: ReadonlySet<Promise<void>>): Promise<void> {
  while (tasks.size > 0) await Promise.all(tasks)
}
