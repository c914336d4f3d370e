import type { Notice, OpenNotice } from '@shared/kernel/notice'
import type { Dispose } from '../ports'

/** What the user should know about the data, until they dismiss it. */
export class Notices {
  #open: { id: number; notice: Notice }[] = []
  readonly #onChange: (notices: OpenNotice[]) => void
  #lastId = 0
  #isOver = false
  readonly #onAdded = new Set<(notice: Notice) => void>()

  constructor(onChange: (notices: OpenNotice[]) => void) {
    this.#onChange = onChange
  }

  get list(): OpenNotice[] {
    return this.#open.map(({ id, notice }) => ({ id, ...notice }))
  }

  /** Everything was deleted: that it is gone is no news any more. */
  end(): void {
    this.#isOver = true
    this.#set([])
  }

  /** The same notice is shown once. */
  add(notice: Notice): void {
    if (this.#isOver || this.#open.some((known) => isSame(known.notice, notice))) return
    this.#lastId += 1
    this.#set([...this.#open, { id: this.#lastId, notice }])
    for (const listener of [...this.#onAdded]) listener(notice)
  }

  /** Calls back with each notice that is shown now, and each that is added from now on. */
  onEach(listener: (notice: Notice) => void): Dispose {
    for (const { notice } of this.#open) listener(notice)
    this.#onAdded.add(listener)
    return () => void this.#onAdded.delete(listener)
  }

  /** Nothing with this code is true any more. */
  withdrawAll(code: Notice['code']): void {
    this.#keep(({ notice }) => notice.code !== code)
  }

  /** This very notice is not true any more. */
  withdraw(gone: Notice): void {
    this.#keep(({ notice }) => !isSame(notice, gone))
  }

  /** Nothing happens for one that is gone already. @returns what was dismissed. */
  dismiss(dismissed: number): Notice | null {
    const known = this.#open.find(({ id }) => id === dismissed)
    this.#keep(({ id }) => id !== dismissed)
    return known?.notice ?? null
  }

  #keep(isKept: (known: { id: number; notice: Notice }) => boolean): void {
    const left = this.#open.filter(isKept)
    if (left.length < this.#open.length) this.#set(left)
  }

  #set(open: { id: number; notice: Notice }[]): void {
    this.#open = open
    this.#onChange(this.list)
  }
}

const isSame = (one: Notice, other: Notice): boolean => JSON.stringify(one) === JSON.stringify(other)
