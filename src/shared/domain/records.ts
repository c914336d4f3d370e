import * as v from 'valibot'
import { IdSchema } from './ids'
import { PlanLinesSchema, PlanPartSchema } from './plan'
import { MomentKindSchema, RhythmIdSchema, RuleSchema } from './rhythm'
import { InstantSchema, LivedTimeSchema } from './time'

// Objects are loose: what a newer Luwte adds must survive being read and written by this one.

/** How many changes each device had made to a record when this copy was written. */
export const SeenSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1)))
export type Seen = v.InferOutput<typeof SeenSchema>

const common = {
  id: IdSchema,
  at: LivedTimeSchema,
  seen: SeenSchema,
  changedAt: InstantSchema,
  /** Put in the bin then. */
  deleted: v.optional(InstantSchema),
}

/** What every record has, of whatever kind, known or not. */
export const RecordSchema = v.looseObject({ ...common, kind: v.string() })
export type VaultRecord = v.InferOutput<typeof RecordSchema>

/** One of the built-in choices by id, or the user's own words. */
export const ChosenSchema = v.union([
  v.object({ id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/)) }),
  v.object({ own: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
])
export type Chosen = v.InferOutput<typeof ChosenSchema>

export const isSameChoice = (one: Chosen, other: Chosen): boolean =>
  'id' in one ? 'id' in other && one.id === other.id : 'own' in other && one.own === other.own

const Axis = v.pipe(v.number(), v.minValue(-4), v.maxValue(4))

/** A place on the feelings plane: both axes from −4 to +4. */
export const PointSchema = v.object({ pleasantness: Axis, energy: Axis })
export type Point = v.InferOutput<typeof PointSchema>

export const SURROUNDING_GROUPS = ['with', 'where', 'doing'] as const
export const SurroundingGroupSchema = v.picklist(SURROUNDING_GROUPS)
export type SurroundingGroup = v.InferOutput<typeof SurroundingGroupSchema>

const Choices = v.pipe(v.array(ChosenSchema), v.maxLength(60))
const BodyWords = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/))), v.maxLength(20))

/** What a check-in answers. Nothing in it is required but the kind of answer itself. */
export const checkInBody = {
  answer: v.picklist(['felt', 'dont-know', 'nothing']),
  point: v.optional(PointSchema),
  feelings: Choices,
  body: v.optional(v.object({ where: BodyWords, how: BodyWords })),
  around: v.object({ with: Choices, where: Choices, doing: Choices }),
  note: v.pipe(v.string(), v.maxLength(20_000)),
  /** The moment that asked, if one did. */
  occurrence: v.optional(v.pipe(v.string(), v.maxLength(120))),
}
export const CheckInAnswerSchema = v.object(checkInBody)
export type CheckInAnswer = v.InferOutput<typeof CheckInAnswerSchema>

export const CheckInSchema = v.looseObject({ ...common, kind: v.literal('check-in'), ...checkInBody })
export type CheckIn = v.InferOutput<typeof CheckInSchema>

/** Twenty megabytes of text: far over any diary page, far under what would block the app. */
export const MAX_ENTRY_LENGTH = 20_000_000

export const entryBody = {
  text: v.pipe(v.string(), v.maxLength(MAX_ENTRY_LENGTH)),
  /** The writing prompt it began from. */
  prompt: v.optional(v.pipe(v.string(), v.maxLength(80))),
}
export const EntrySchema = v.looseObject({ ...common, kind: v.literal('entry'), ...entryBody })
export type Entry = v.InferOutput<typeof EntrySchema>

/** A feeling word of the user's own, kept to be offered again. */
export const OwnWordSchema = v.looseObject({
  ...common,
  kind: v.literal('word'),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
})
export type OwnWord = v.InferOutput<typeof OwnWordSchema>

/** A chip of "what was around it" that the user added, or a built-in one that the user put away. */
export const SurroundingSchema = v.looseObject({
  ...common,
  kind: v.literal('surrounding'),
  group: SurroundingGroupSchema,
  chip: ChosenSchema,
  hidden: v.boolean(),
})
export type Surrounding = v.InferOutput<typeof SurroundingSchema>

/** Where somebody stopped reading in a guide. */
export const ReadingPlaceSchema = v.looseObject({
  ...common,
  kind: v.literal('reading'),
  guide: v.pipe(v.string(), v.maxLength(80)),
  chapter: v.pipe(v.string(), v.maxLength(80)),
  section: v.optional(v.pipe(v.string(), v.maxLength(80))),
})
export type ReadingPlace = v.InferOutput<typeof ReadingPlaceSchema>

const ContentId = v.pipe(v.string(), v.minLength(1), v.maxLength(80))

/** A section of a guide that somebody marked, perhaps with a note of their own. */
export const BookmarkSchema = v.looseObject({
  ...common,
  kind: v.literal('bookmark'),
  guide: ContentId,
  chapter: ContentId,
  section: ContentId,
  note: v.pipe(v.string(), v.maxLength(20_000)),
})
export type Bookmark = v.InferOutput<typeof BookmarkSchema>

/** A sentence of the user's own, to be said to somebody. */
export const OwnPhraseSchema = v.looseObject({
  ...common,
  kind: v.literal('own-phrase'),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
})
export type OwnPhrase = v.InferOutput<typeof OwnPhraseSchema>

/** A phrase or a swap of the content that somebody wants near. */
export const FavouriteSchema = v.looseObject({ ...common, kind: v.literal('favourite'), phrase: ContentId })
export type Favourite = v.InferOutput<typeof FavouriteSchema>

/** One part of "my plan". Each is a record of its own, so that two computers that change different parts lose nothing. */
export const PlanPartRecordSchema = v.looseObject({
  ...common,
  kind: v.literal('plan'),
  part: PlanPartSchema,
  lines: PlanLinesSchema,
})
export type PlanPartRecord = v.InferOutput<typeof PlanPartRecordSchema>

export const PlanOrderSchema = v.looseObject({
  ...common,
  kind: v.literal('plan-order'),
  order: v.array(PlanPartSchema),
})
export type PlanOrder = v.InferOutput<typeof PlanOrderSchema>

/**
 * What a rhythm is called, and how it was last planned by one of the computers that ask: others on the same vault offer
 * to ask too. Each computer keeps its own plan in its settings.
 */
export const RhythmRecordSchema = v.looseObject({
  ...common,
  kind: v.literal('rhythm'),
  rhythm: RhythmIdSchema,
  name: v.pipe(v.string(), v.maxLength(60)),
  asksFor: MomentKindSchema,
  rule: RuleSchema,
  /** The exercise or prompt that a moment opens. */
  opens: v.optional(v.pipe(v.string(), v.maxLength(80))),
  /** The devices that ask. */
  computers: v.array(v.string()),
})
export type RhythmRecord = v.InferOutput<typeof RhythmRecordSchema>

/** What one of the computers on the vault is called. */
export const ComputerRecordSchema = v.looseObject({
  ...common,
  kind: v.literal('computer'),
  device: v.string(),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
})
export type ComputerRecord = v.InferOutput<typeof ComputerRecordSchema>

/** A computer went on with the part of one that is gone, and took away its files. */
export const TakenOverSchema = v.looseObject({ ...common, kind: v.literal('taken-over'), device: v.string() })
export type TakenOver = v.InferOutput<typeof TakenOverSchema>

export const isTakenOver = (record: VaultRecord): record is TakenOver => v.is(TakenOverSchema, record)
export const isComputer = (record: VaultRecord): record is ComputerRecord => v.is(ComputerRecordSchema, record)
/** The kinds of records that lie in the month in which they were made. */
export const KINDS_OF_MONTHS = ['entry', 'check-in'] as const
/** Those that lie with what is of all times. */
export const KINDS_OF_ALL_TIMES = [
  'word',
  'surrounding',
  'reading',
  'rhythm',
  'bookmark',
  'own-phrase',
  'favourite',
  'plan',
  'plan-order',
  'computer',
  'taken-over',
] as const

export const isCheckIn = (record: VaultRecord): record is CheckIn => v.is(CheckInSchema, record)
export const isEntry = (record: VaultRecord): record is Entry => v.is(EntrySchema, record)
export const isOwnWord = (record: VaultRecord): record is OwnWord => v.is(OwnWordSchema, record)
export const isSurrounding = (record: VaultRecord): record is Surrounding => v.is(SurroundingSchema, record)
export const isReadingPlace = (record: VaultRecord): record is ReadingPlace => v.is(ReadingPlaceSchema, record)
export const isRhythmRecord = (record: VaultRecord): record is RhythmRecord => v.is(RhythmRecordSchema, record)
export const isBookmark = (record: VaultRecord): record is Bookmark => v.is(BookmarkSchema, record)
export const isOwnPhrase = (record: VaultRecord): record is OwnPhrase => v.is(OwnPhraseSchema, record)
export const isFavourite = (record: VaultRecord): record is Favourite => v.is(FavouriteSchema, record)
export const isPlanPart = (record: VaultRecord): record is PlanPartRecord => v.is(PlanPartRecordSchema, record)
export const isPlanOrder = (record: VaultRecord): record is PlanOrder => v.is(PlanOrderSchema, record)
