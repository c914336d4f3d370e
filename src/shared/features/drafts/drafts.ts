import * as v from 'valibot'
import { CheckInAnswerSchema } from '../check-ins/checkIn'
import { entryBody } from '../journal/entry'
import { EntryTimeSchema } from '../journal/entryTime'
import { doctorPageBody } from '../looking-back/doctorPage'
import { VersionVectorSchema } from '@shared/kernel/versionVectors'

/**
 * Which unsaved text a draft belongs to: `entry:new`, `entry:new:<prompt>`, `entry:<id>`, `plan:<part>`, `phrase:new`,
 * `phrase:<id>`, or `bookmark:<guide>:<chapter>:<section>` for the note there. `check-in:now` is the one check-in that is
 * being answered, in whichever window; `check-in:locked` is one that was left unfinished while the vault was locked.
 * `person:new` is the nickname of somebody who is being added, `person:<id>:<list>` a line on their card.
 * `page:doctor` is the page for a doctor, which is never saved: it is made, handed over, and emptied.
 */
export const DraftKeySchema = v.pipe(
  v.string(),
  v.regex(/^(entry|check-in|plan|phrase|bookmark|page|person):[\w@:.+-]{1,250}$/),
)
export type DraftKey = v.InferOutput<typeof DraftKeySchema>

/** What was typed and not saved, by kind of draft. */
export const DraftSchema = v.variant('kind', [
  v.object({
    kind: v.literal('entry'),
    ...entryBody,
    /** When it was lived, where the user chose that. */
    at: v.optional(EntryTimeSchema),
    /** The version that was being changed; null for a new entry. */
    seen: v.nullable(VersionVectorSchema),
  }),
  v.object({
    kind: v.literal('check-in'),
    step: v.picklist(['plane', 'body', 'words', 'around']),
    answer: CheckInAnswerSchema,
  }),
  v.object({
    kind: v.literal('plan'),
    /** Long enough for a line that could not be saved together with the one typed after it. */
    text: v.pipe(v.string(), v.maxLength(1001)),
    /** The line that is being changed, as it was before; null for a new one. */
    line: v.nullable(v.string()),
  }),
  v.object({ kind: v.literal('phrase'), text: v.pipe(v.string(), v.maxLength(1000)) }),
  v.object({
    kind: v.literal('bookmark'),
    note: v.pipe(v.string(), v.maxLength(20_000)),
    /** The saved note that was being changed. */
    was: v.pipe(v.string(), v.maxLength(20_000)),
  }),
  v.object({ kind: v.literal('person'), text: v.pipe(v.string(), v.maxLength(500)) }),
  v.object({ kind: v.literal('page'), ...doctorPageBody }),
])
export type Draft = v.InferOutput<typeof DraftSchema>
export type EntryDraft = Extract<Draft, { kind: 'entry' }>
export type PlanDraft = Extract<Draft, { kind: 'plan' }>
export type NoteDraft = Extract<Draft, { kind: 'bookmark' }>
export type PageDraft = Extract<Draft, { kind: 'page' }>
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

/** A note with its draft taken over. Where the note was changed elsewhere meanwhile, both are kept, one below the other. */
export const noteWith = (note: string, draft: NoteDraft): string =>
  note === draft.was || note === draft.note ? draft.note : [note, draft.note].filter(Boolean).join('\n\n')
