import type { Notice, OpenNotice } from '@shared/kernel/notice'
import type { Dispose } from '../ports'

/** The notices that are shown until the user dismisses them. */
export class Notices {
  #open: { id: number; notice: Notice }[] = []
  readonly #onChange: (notices: OpenNotice[]) => void
  #lastId = 0
  #isClosed = false
  readonly #onAdded = new Set<(notice: Notice) => void>()

  constructor(onChange: (notices: OpenNotice[]) => void) {
    this.#onChange = onChange
  }

  get list(): OpenNotice[] {
    return this.#open.map(({ id, notice }) => ({ id, ...notice }))
  }

  /** After everything was deleted: no notice is shown any more. */
  close(): void {
    this.#isClosed = true
    this.#set([])
  }

  /** The same notice is shown once. */
  add(notice: Notice): void {
    if (this.#isClosed || this.#open.some((known) => isSame(known.notice, notice))) return
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

  /** Takes back all notices with this code: they are not true any more. */
  withdrawAll(code: Notice['code']): void {
    this.#keepOnly(({ notice }) => notice.code !== code)
  }

  /** Takes back this notice: it is not true any more. */
  withdraw(gone: Notice): void {
    this.#keepOnly(({ notice }) => !isSame(notice, gone))
  }

  /** Does nothing for one that is gone already. @returns what was dismissed. */
  dismiss(dismissed: number): Notice | null {
    const known = this.#open.find(({ id }) => id === dismissed)
    this.#keepOnly(({ id }) => id !== dismissed)
    return known?.notice ?? null
  }

  #keepOnly(isKept: (known: { id: number; notice: Notice }) => boolean): void {
    const left = this.#open.filter(isKept)
    if (left.length < this.#open.length) this.#set(left)
  }

  #set(open: { id: number; notice: Notice }[]): void {
    this.#open = open
    this.#onChange(this.list)
  }
}

const isSame = (one: Notice, other: Notice): boolean => JSON.stringify(one) === JSON.stringify(other)
