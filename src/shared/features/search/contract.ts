import * as v from 'valibot'
import { type Calls, CountSchema, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { LivedTimeSchema, LocalDateSchema } from '@shared/kernel/time'
import { RecordSchema } from '@shared/records/record'

const FoundRecordSchema = v.object({
  kind: v.string(),
  id: IdSchema,
  at: LivedTimeSchema,
  /** About 240 characters around what fits best, white space folded. */
  excerpt: v.string(),
})
/** A record of the journal in which the words were found. */
export type FoundRecord = v.InferOutput<typeof FoundRecordSchema>

/** Where words were found, without the words around them. */
export type FoundPlace = Omit<FoundRecord, 'excerpt'>

const DaysSchema = v.object({ from: LocalDateSchema, to: LocalDateSchema })
/** From the first day to the last, both included. */
export type SearchedDays = v.InferOutput<typeof DaysSchema>

const WordCountSchema = v.object({
  /** As it was written, in lower case. */
  word: v.string(),
  /** How many times. */
  count: CountSchema,
})
export type WordCount = v.InferOutput<typeof WordCountSchema>

export const calls = {
  /** The box was opened or closed: the index of the journal is made ready, or let go after a while. */
  'search.open': { input: v.object({ isOpen: v.boolean() }), output: nothing },
  /**
   * Records of the kinds that are looked through by the main process, in which each word of the query begins a word, is a
   * form of one or a part of one, and in which what stands between quotes is written just so. Newest first; those in which a
   * word is only a part of another come last. Where there are none, those in which a long word is written a little otherwise.
   * With `days` only those lived in them, from the first to the last (a day lasts until four in the morning); the query may
   * then be empty.
   */
  'search.records': {
    input: v.object({
      query: v.pipe(v.string(), v.maxLength(200)),
      days: v.optional(DaysSchema),
      most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
    output: v.array(FoundRecordSchema),
  },
  /**
   * The words that were written most often on these days, the most often first; without the common words of Dutch and English.
   * Waits until every month is in the index.
   */
  'search.words': {
    input: v.object({ days: DaysSchema, most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)) }),
    output: v.array(WordCountSchema),
  },
  /** Records of the kinds that the search indexes by their lines, each as its versions, first the one that is shown. */
  'search.ownRecords': { input: nothing, output: v.array(v.array(RecordSchema)) },
} as const satisfies Calls

export const events = {
  /** So many months of the journal are in the index, of so many. Before the last, only what is in it is found. */
  'search.progress': v.object({ done: v.number(), of: v.number() }),
}
