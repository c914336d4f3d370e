import * as v from 'valibot'
import { CheckInAnswerSchema, entryBody, SeenSchema } from './records'

/**
 * What somebody typed and has not saved: `entry:new`, `entry:new:<prompt>`, `entry:<id>`, `plan:<part>`,
 * `phrase:new`, `phrase:<id>`, or `check-in:now`: there is one check-in under way, in whatever window and for whatever moment it was begun.
 */
export const DraftKeySchema = v.pipe(v.string(), v.regex(/^(entry|check-in|plan|phrase):[\w@:.+-]{1,120}$/))
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
  v.object({
    kind: v.literal('plan'),
    /** A line that could not be put, and the one that was typed meanwhile. */
    text: v.pipe(v.string(), v.maxLength(1001)),
    /** The line that is being changed, as it was; null for a new one. */
    line: v.nullable(v.string()),
  }),
  v.object({ kind: v.literal('phrase'), text: v.pipe(v.string(), v.maxLength(1000)) }),
])
export type Draft = v.InferOutput<typeof DraftSchema>
export type EntryDraft = Extract<Draft, { kind: 'entry' }>
export type PlanDraft = Extract<Draft, { kind: 'plan' }>
export type CheckInDraft = Extract<Draft, { kind: 'check-in' }>
