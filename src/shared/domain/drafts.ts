import * as v from 'valibot'
import { CheckInAnswerSchema, entryBody, SeenSchema } from './records'

/**
 * What somebody typed and has not saved: `entry:new`, `entry:new:<prompt>`, `entry:<id>`, or
 * `check-in:now`: there is one check-in under way, in whatever window and for whatever moment it was begun.
 */
export const DraftKeySchema = v.pipe(v.string(), v.regex(/^(entry|check-in):[\w@:.+-]{1,120}$/))
export type DraftKey = v.InferOutput<typeof DraftKeySchema>

export const DraftSchema = v.variant('kind', [
  v.object({
    kind: v.literal('entry'),
    ...entryBody,
    /** What the writer had before them when they began; null for a new entry. */
    seen: v.nullable(SeenSchema),
  }),
  v.object({
    kind: v.literal('check-in'),
    step: v.picklist(['plane', 'body', 'words', 'around']),
    answer: CheckInAnswerSchema,
  }),
])
export type Draft = v.InferOutput<typeof DraftSchema>
export type EntryDraft = Extract<Draft, { kind: 'entry' }>
export type CheckInDraft = Extract<Draft, { kind: 'check-in' }>
