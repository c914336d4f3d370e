/** Ends something: a listener, a timer, a service. */
type End = () => unknown

/**
 * Ends what its owner began: each thing is added where it is begun. Ended in
 * the reverse order: what was begun later may build on what was begun earlier.
 */
export class DisposableStore {
  readonly #ends: End[] = []

  add(...ends: End[]): void {
    this.#ends.push(...ends)
  }

  /** One that fails does not keep the others from ending. Throws what failed, once all have ended. */
  async dispose(): Promise<void> {
    const faults: unknown[] = []
    for (let end = this.#ends.pop(); end; end = this.#ends.pop())
      try {
        await end()
      } catch (fault) {
        faults.push(fault)
      }
    if (faults.length > 0) throw new AggregateError(faults, 'not everything could be ended')
  }
}
