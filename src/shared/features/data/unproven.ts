import * as v from 'valibot'
import { CountSchema } from '@shared/kernel/contractSlice'
import { InstantSchema, LivedTimeSchema } from '@shared/kernel/time'

// What the pages about computers know of files that are not believed: decision 0019.

/**
 * Why something of a computer is not believed. `stranger`: nothing of it was ever proven here. `behind`: a computer of the user
 * that has not sealed it yet, or with a former key. `unreadable`: not a file of it can be read.
 */
export const UNPROVEN_REASONS = ['stranger', 'behind', 'unreadable'] as const
export const UnprovenSchema = v.object({
  device: v.string(),
  /** '' where it is not known. */
  name: v.string(),
  /** Something of it was proven before: it is a computer of the user. */
  isKnown: v.boolean(),
  why: v.picklist(UNPROVEN_REASONS),
  entries: CountSchema,
  checkIns: CountSchema,
  /** Of those, how many are in the journal already. */
  here: CountSchema,
  /** Of its files, how many cannot be read. */
  unreadable: CountSchema,
  /** There is more than is looked at. */
  isCut: v.boolean(),
  /** When the first and the last were written, as they say; null: they do not say. */
  from: v.nullable(InstantSchema),
  to: v.nullable(InstantSchema),
})
/** What waits of a computer because nothing proves that the user wrote it. */
export type Unproven = v.InferOutput<typeof UnprovenSchema>

export const ThrownAwaySchema = v.object({ id: v.string(), name: v.string(), at: InstantSchema, files: CountSchema })
/** What waited of a computer and was thrown away: it can be brought back for thirty days. */
export type ThrownAway = v.InferOutput<typeof ThrownAwaySchema>

export const UnprovenOverviewSchema = v.object({
  waiting: v.array(UnprovenSchema),
  thrownAway: v.array(ThrownAwaySchema),
})
export type UnprovenOverview = v.InferOutput<typeof UnprovenOverviewSchema>

export const UnprovenTextsSchema = v.object({
  /** The newest first. */
  texts: v.array(
    v.object({
      kind: v.picklist(['entry', 'check-in']),
      at: LivedTimeSchema,
      /** Written by anybody: to be shown as plain text only. */
      text: v.string(),
      /** It is longer than what is shown. */
      isCut: v.boolean(),
    }),
  ),
  /** How many more there are. */
  more: CountSchema,
})
export type UnprovenTexts = v.InferOutput<typeof UnprovenTextsSchema>
