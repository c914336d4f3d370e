import * as v from 'valibot'
import type { LocalDate } from '@shared/kernel/time'
import { type CheckIn, ChosenSchema, isSameChoice } from '../check-ins/checkIn'
import { type Entry, entryBody } from './entry'

// What the journal shows, and in which month.

/** A month as it was lived, such as `2026-11`. A year may have more than four figures. */
export const LivedMonthSchema = v.pipe(v.string(), v.regex(/^[+-]?\d{4,6}-\d\d$/))
export type LivedMonth = string

export const livedMonthOf = (date: LocalDate): LivedMonth => date.slice(0, date.lastIndexOf('-'))

/** For sorting and counting: how many months since the year 0. */
export function monthNumber(month: LivedMonth): number {
  const dash = month.lastIndexOf('-')
  return Number(month.slice(0, dash)) * 12 + Number(month.slice(dash + 1)) - 1
}

/** What to show of the journal. All that is given has to fit: a feeling is one of check-ins, a prompt one of entries. */
export const JournalFilterSchema = v.object({
  kind: v.optional(v.picklist(['entry', 'check-in'])),
  feeling: v.optional(ChosenSchema),
  prompt: v.optional(entryBody.prompt.wrapped),
})
export type JournalFilter = v.InferOutput<typeof JournalFilterSchema>

export const fitsEntry = ({ prompt }: Pick<Entry, 'prompt'>, filter: JournalFilter): boolean =>
  filter.kind !== 'check-in' && !filter.feeling && (filter.prompt === undefined || filter.prompt === prompt)

export const fitsCheckIn = (
  { feelings }: Pick<CheckIn, 'feelings'>,
  { kind, feeling, prompt }: JournalFilter,
): boolean =>
  kind !== 'entry' && prompt === undefined && (!feeling || feelings.some((one) => isSameChoice(one, feeling)))
