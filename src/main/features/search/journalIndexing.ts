import type { FoundPlace, FoundRecord, SearchedDays, WordCount } from '@shared/features/search/contract'
import type { IndexQuestion } from '@shared/features/search/journalIndex'
import type { Month } from '@shared/kernel/ids'
import type { EventBus } from '@main/kernel/eventBus'
import type { Clock, Digest, Dispose, TextIndex, TextIndexes } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { VaultView } from '@main/vault/vaultView'
import { rowsOf, searchDigest } from './searchDigest'
import type { SegmentStore } from './segmentStore'

interface Deps {
  vault: Vault
  clock: Clock
  digest: Digest
  events: EventBus
  textIndexes: TextIndexes
  store: SegmentStore
}

/** An answer waits so long for the newest changes; then it is given from what is known. */
const PATIENCE_MS = 200
/** While it takes longer, it is told how far it has come. */
const REPORT_MS = 250
/** So long after the box was closed, the memory is given back. */
const REST_MS = 60_000
/** And so long after the last word was looked for, where nobody closes it. */
const LONGEST_MS = 15 * 60_000

/**
 * Keeps an index of the journal for as long as somebody looks for something: month after month, the newest first, from the disk
 * where that is still right. Main itself only reads and hands over; words are taken apart beside it.
 */
export class JournalIndexing {
  readonly #deps: Deps
  /** How to tell which months have changed; to be registered with the vault. */
  readonly digest = this.#makeDigest()
  #index: TextIndex | null = null
  /** The digests of the months that the index holds. */
  readonly #held = new Map<Month, string>()
  /** How often a month, or all of them, were forgotten: what was read before that does not count. */
  readonly #forgotten = new Map<Month | null, number>()
  #isStale = true
  /** Something was forgotten since the last change. */
  #hasForgotten = false
  #updating: Promise<void> | null = null
  #progress = { done: 0, of: 0 }
  #toldAt = 0
  #hasTold = false
  #rest: Dispose | null = null

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Makes it ready before anything is asked. */
  open(): void {
    this.#restAfter(LONGEST_MS)
    // Whoever asks for something is told when it fails.
    this.#upToDate().catch(() => undefined)
  }

  /** Nobody looks for anything now. */
  close(): void {
    if (this.#index) this.#restAfter(REST_MS)
  }

  /** Records may be others than they were. */
  changed(): void {
    this.#isStale = true
    if (!this.#hasForgotten) return
    this.#hasForgotten = false
    // While nobody looks for anything, words of months that went otherwise would wait for somebody who does.
    this.#deps.vault
      .look()
      .then((view) => view.months())
      .then((months) => (months.length > 0 ? this.#deps.store.keepOnly(months) : undefined))
      .catch(() => undefined)
  }

  /** What fits, of what is known so far; if that is not all, `search.progress` tells it. Throws `locked`. */
  async find(question: IndexQuestion): Promise<FoundRecord[]> {
    return (await this.#asked((index) => index.find(question))).found
  }

  /** Where words stand, of what is known so far. Throws `locked`. */
  places(query: string): Promise<{ found: FoundPlace[]; isWhole: boolean }> {
    return this.#asked((index) => index.places(query))
  }

  async #asked<Found>(ask: (index: TextIndex) => Promise<Found[]>): Promise<{ found: Found[]; isWhole: boolean }> {
    this.#restAfter(LONGEST_MS)
    const updated = this.#upToDate()
    let stopWaiting: Dispose = () => undefined
    const patience = new Promise<'impatient'>((resolve) => {
      stopWaiting = this.#deps.clock.after(PATIENCE_MS, () => resolve('impatient'))
    })
    const outcome = await Promise.race([updated, patience]).finally(() => stopWaiting())
    if (outcome === 'impatient') {
      updated.catch(() => undefined)
      this.#tell()
    }
    const index = this.#index
    try {
      const found = index ? await ask(index) : []
      return { found, isWhole: outcome !== 'impatient' && !this.#isStale && index !== null }
    } catch (fault) {
      // It ended by itself, as where memory ran out. The next question begins another one.
      if (index === this.#index) this.release()
      throw fault
    }
  }

  /** The words written most often on these days, once every month is in the index. Throws `locked`. */
  async words(question: { days: SearchedDays; most: number }): Promise<WordCount[]> {
    this.#restAfter(LONGEST_MS)
    await this.#upToDate()
    const found = (await this.#index?.words(question)) ?? []
    // It is counted once; whoever looks for words after that opens the box.
    this.close()
    return found
  }

  /** Gives back all memory. */
  release(): void {
    this.#rest?.()
    this.#rest = null
    this.#index?.end()
    this.#index = null
    this.#held.clear()
    this.#isStale = true
  }

  #makeDigest() {
    return searchDigest({ sha256: (bytes) => this.#deps.digest.sha256(bytes) }, (month) => this.#forget(month))
  }

  /** Words of it must be nowhere any more, on disk neither. */
  async #forget(month: Month | null): Promise<void> {
    this.#forgotten.set(month, (this.#forgotten.get(month) ?? 0) + 1)
    this.#isStale = true
    this.#hasForgotten = true
    const months = month === null ? [...this.#held.keys()] : [month]
    for (const one of months) if (this.#held.delete(one)) await this.#index?.drop(one).catch(() => undefined)
    await this.#deps.store.remove(month ?? undefined)
  }

  #upToDate(): Promise<void> {
    if (!this.#updating && this.#isStale) {
      const updating = this.#update().finally(() => {
        if (this.#updating === updating) this.#updating = null
      })
      this.#updating = updating
      updating.catch(() => this.release())
    }
    return this.#updating ?? Promise.resolve()
  }

  async #update(): Promise<void> {
    const index = (this.#index ??= this.#deps.textIndexes.start())
    this.#toldAt = this.#deps.clock.now()
    while (this.#isStale && index === this.#index) {
      this.#isStale = false
      await this.#takeAll(index)
    }
    if (this.#hasTold && index === this.#index) this.#tell()
    this.#hasTold = false
  }

  async #takeAll(index: TextIndex): Promise<void> {
    const view = await this.#deps.vault.look()
    this.#progress = { done: 0, of: (await view.months()).length }
    const there = new Set<Month>()
    // One month is taken apart while the next one is read.
    let last: Promise<void> = Promise.resolve()
    for await (const [month, of] of view.digests(this.digest)) {
      if (index !== this.#index) return
      there.add(month)
      if (this.#held.get(month) !== of) {
        await last
        last = this.#take(index, view, month, of)
        last.catch(() => undefined)
      }
      this.#count()
    }
    await last
    for (const month of [...this.#held.keys()].filter((one) => !there.has(one))) {
      this.#held.delete(month)
      await index.drop(month)
    }
    // Nothing of a month that is gone, is empty or cannot be read stays on disk; unless the whole vault is away.
    const kept = [...this.#held].flatMap(([month, of]) => (of === '' ? [] : month))
    if (there.size > 0) await this.#deps.store.keepOnly(kept)
  }

  async #take(index: TextIndex, view: VaultView, month: Month, of: string): Promise<void> {
    const { store } = this.#deps
    const times = this.#timesForgotten(month)
    const isCurrent = () => this.#timesForgotten(month) === times
    const kept = of === '' ? null : await store.read(month, of)
    if (kept === null || !(await index.load(month, kept))) {
      const rows = of === '' ? [] : rowsOf(await view.month(month))
      const segment = await index.build(month, rows)
      if (of !== '') void store.write(month, of, segment, isCurrent)
    }
    if (index !== this.#index) return
    if (isCurrent()) this.#held.set(month, of)
    else await index.drop(month)
  }

  #timesForgotten(month: Month): number {
    return (this.#forgotten.get(month) ?? 0) + (this.#forgotten.get(null) ?? 0)
  }

  #count(): void {
    this.#progress = { ...this.#progress, done: this.#progress.done + 1 }
    if (this.#deps.clock.now() - this.#toldAt >= REPORT_MS) this.#tell()
  }

  #tell(): void {
    this.#toldAt = this.#deps.clock.now()
    this.#hasTold = true
    this.#deps.events.emit('search.progress', { ...this.#progress })
  }

  #restAfter(milliseconds: number): void {
    this.#rest?.()
    this.#rest = this.#deps.clock.after(milliseconds, () => this.release())
  }
}
