import * as v from 'valibot'
import { CheckInAnswerSchema } from '../check-ins/checkIn'
import { entryBody } from '../journal/entry'
import { VersionVectorSchema } from '@shared/kernel/versionVectors'

/**
 * What somebody typed and has not saved: `entry:new`, `entry:new:<prompt>`, `entry:<id>`, `plan:<part>`,
 * `phrase:new`, `phrase:<id>`, `bookmark:<guide>:<chapter>:<section>` for the note there, or `check-in:now`: there is one
 * check-in under way, in whatever window and for whatever moment it was begun.
 * `check-in:locked` is one that was left behind the lock, until it can be seen again.
 */
export const DraftKeySchema = v.pipe(v.string(), v.regex(/^(entry|check-in|plan|phrase|bookmark):[\w@:.+-]{1,250}$/))
export type DraftKey = v.InferOutput<typeof DraftKeySchema>

export const DraftSchema = v.variant('kind', [
  v.object({
    kind: v.literal('entry'),
    ...entryBody,
    /** What the writer had before them when they began; null for a new entry. */
    seen: v.nullable(VersionVectorSchema),
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
  v.object({
    kind: v.literal('bookmark'),
    note: v.pipe(v.string(), v.maxLength(20_000)),
    /** The note it was typed over. */
    was: v.pipe(v.string(), v.maxLength(20_000)),
  }),
])
export type Draft = v.InferOutput<typeof DraftSchema>
export type EntryDraft = Extract<Draft, { kind: 'entry' }>
export type PlanDraft = Extract<Draft, { kind: 'plan' }>
export type NoteDraft = Extract<Draft, { kind: 'bookmark' }>
export type CheckInDraft = Extract<Draft, { kind: 'check-in' }>

export const noteDraftKey = ({
  guide,
  chapter,
  section,
}: {
  guide: string
  chapter: string
  section: string
}): DraftKey => `bookmark:${guide}:${chapter}:${section}`

/** What a note becomes with its draft. Where it was changed elsewhere meanwhile, both stand there: none is written over. */
export const noteWith = (note: string, draft: NoteDraft): string =>
  note === draft.was || note === draft.note ? draft.note : [note, draft.note].filter(Boolean).join('\n\n')
