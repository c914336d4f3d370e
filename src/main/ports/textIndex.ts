import type { Month } from '@shared/kernel/ids'
import type { FoundPlace, FoundRecord, SearchedDays, WordCount } from '@shared/features/search/contract'
import type { IndexQuestion } from '@shared/features/search/journalIndex'
import type { IndexRow } from '@shared/features/search/segment'

/** A JournalIndex that works beside the main thread, which it never keeps waiting. Ended, every call rejects. */
export interface TextIndex {
  /** @returns what `load` takes. */
  build(month: Month, rows: readonly IndexRow[]): Promise<Uint8Array>
  /** @param segment may be taken away. @returns false: it is damaged. */
  load(month: Month, segment: Uint8Array): Promise<boolean>
  drop(month: Month): Promise<void>
  find(question: IndexQuestion): Promise<FoundRecord[]>
  places(query: string): Promise<FoundPlace[]>
  words(question: { days: SearchedDays; most: number }): Promise<WordCount[]>
  /** Gives back all memory. */
  end(): void
}

export interface TextIndexes {
  /** An empty one. */
  start(): TextIndex
}
