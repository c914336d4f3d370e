import * as v from 'valibot'
import { CheckInAnswerSchema } from '../check-ins/checkIn'
import { FormSchema } from '../conversations/conversation'
import { LoadTimeSchema } from '../helper-load/helperLoad'
import { entryBody } from '../journal/entry'
import { ownPromptBody } from '../journal/ownPrompt'
import { EntryTimeSchema } from '../journal/entryTime'
import { doctorPageBody } from '../looking-back/doctorPage'
import { AnswersSchema } from '../worksheets/answers'
import { WorksheetFormSchema } from '../worksheets/forms'
import type { Section } from '@shared/records/section'
import { VersionVectorSchema } from '@shared/kernel/versionVectors'

/**
 * Which unsaved text a draft belongs to: `entry:new`, `entry:new:<prompt>`, `entry:new:<kind>:<id>` of what it belongs to,
 * `entry:<id>`, `plan:<part>`, `phrase:new`, `phrase:<id>`, `prompt:new` and `prompt:<id>` for a question of one's own, or
 * `bookmark:<guide>:<chapter>:<section>` for the note there. `check-in:now` is the one check-in that is being answered, in whichever window; `check-in:locked` is one that was left unfinished while the vault was locked.
 * `person:new` is the nickname of somebody who is being added, `person:<id>:<list>` a line on their card.
 * `conversation:new:<form>`, with the id of a person behind it where it is about one of the cards, `conversation:<id>` and
 * `conversation:<id>:after` are conversations that are being prepared; `load:before`, `load:after` and `load:limit` what is
 * being answered about oneself; `helps:new` and `helps:<id>` something on the list of what helps. `worksheet:new:<form>` and
 * `worksheet:<id>` are worksheets that are being filled in. `page:doctor` is the page for a doctor, which is never saved: it is made, handed over, and
 * emptied.
 */
export const DraftKeySchema = v.pipe(
  v.string(),
  v.regex(
    /^(entry|check-in|plan|phrase|bookmark|page|person|prompt|conversation|load|worksheet|helps):[\w@:.+-]{1,250}$/,
  ),
)
export type DraftKey = v.InferOutput<typeof DraftKeySchema>

/** The section whose own lock a draft is behind; null: it is behind none. */
export const sectionOfDraft = (key: DraftKey): Section | null =>
  SECTION_OF_DRAFTS[key.slice(0, key.indexOf(':'))] ?? null
const SECTION_OF_DRAFTS: Readonly<Record<string, Section>> = {
  person: 'beside',
  conversation: 'beside',
  load: 'beside',
}

export const EntryDraftSchema = v.object({
  kind: v.literal('entry'),
  ...entryBody,
  /** When it was lived, where the user chose that. */
  at: v.optional(EntryTimeSchema),
  /** The version that was being changed; null for a new entry. */
  seen: v.nullable(VersionVectorSchema),
})

/** What was typed and not saved, by kind of draft. */
export const DraftSchema = v.variant('kind', [
  EntryDraftSchema,
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
  v.object({ kind: v.literal('prompt'), ...ownPromptBody, text: v.pipe(v.string(), v.maxLength(500)) }),
  v.object({ kind: v.literal('page'), ...doctorPageBody }),
  v.object({
    kind: v.literal('conversation'),
    form: v.picklist([...FormSchema.options, 'after']),
    /** The step that was on the screen. */
    step: v.pipe(v.string(), v.maxLength(40)),
    answers: AnswersSchema,
  }),
  v.object({
    kind: v.literal('worksheet'),
    form: WorksheetFormSchema,
    step: v.pipe(v.string(), v.maxLength(40)),
    answers: AnswersSchema,
  }),
  v.object({
    kind: v.literal('load'),
    when: LoadTimeSchema,
    step: v.pipe(v.string(), v.maxLength(40)),
    answers: AnswersSchema,
  }),
])
export type Draft = v.InferOutput<typeof DraftSchema>
export type EntryDraft = v.InferOutput<typeof EntryDraftSchema>
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
