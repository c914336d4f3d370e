import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CheckInExportWords, checkInCells, checkInColumns } from './checkInTable'

/** One of the built-in choices by id, or the user's own words. */
export const ChosenSchema = v.union([
  v.object({ id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/)) }),
  v.object({ own: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
])
export type Chosen = v.InferOutput<typeof ChosenSchema>

/** A chosen word as the name of a count: `id:afraid`, or `own:mist` for a word of the user. */
export type ChoiceKey = string
export const keyOf = (chosen: Chosen): ChoiceKey => ('id' in chosen ? `id:${chosen.id}` : `own:${chosen.own}`)
export const choiceOf = (key: ChoiceKey): Chosen =>
  key.startsWith('id:') ? { id: key.slice('id:'.length) } : { own: key.slice('own:'.length) }

/** The same word of the vocabulary, or the same own word. */
export const isSameChoice = (one: Chosen, other: Chosen): boolean =>
  'id' in one ? 'id' in other && one.id === other.id : 'own' in other && one.own === other.own

const Axis = v.pipe(v.number(), v.minValue(-4), v.maxValue(4))

/** A place on the feelings plane: both axes from −4 to +4. */
export const PointSchema = v.object({ pleasantness: Axis, energy: Axis })
export type Point = v.InferOutput<typeof PointSchema>

/** What was around a check-in: people, places, activities. */
export const SURROUNDING_GROUPS = ['with', 'where', 'doing'] as const
export const SurroundingGroupSchema = v.picklist(SURROUNDING_GROUPS)
export type SurroundingGroup = v.InferOutput<typeof SurroundingGroupSchema>

/** Words for feelings, or for what was around. */
export const ChoicesSchema = v.pipe(v.array(ChosenSchema), v.maxLength(60))
const BodyWords = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/))), v.maxLength(20))

/** What a check-in answers. Nothing in it is required but the kind of answer itself. */
export const checkInBody = {
  answer: v.picklist(['felt', 'dont-know', 'nothing']),
  point: v.optional(PointSchema),
  feelings: ChoicesSchema,
  body: v.optional(v.object({ where: BodyWords, how: BodyWords })),
  around: v.object({ with: ChoicesSchema, where: ChoicesSchema, doing: ChoicesSchema }),
  note: v.pipe(v.string(), v.maxLength(20_000)),
  /** The moment that asked, if one did. */
  occurrence: v.optional(v.pipe(v.string(), v.maxLength(120))),
}
export const CheckInAnswerSchema = v.object(checkInBody)
export type CheckInAnswer = v.InferOutput<typeof CheckInAnswerSchema>

export type CheckIn = RecordOf<'check-in', typeof checkInBody>

/** What of these choices somebody typed. */
export const ownWords = (chosen: readonly Chosen[]): string[] =>
  chosen.flatMap((one) => ('own' in one ? [one.own] : []))

export const checkInRecord = defineRecord({
  kind: 'check-in',
  body: checkInBody,
  partition: 'month',
  history: false,
  restore: 'replace',
  texts: ({ note, feelings, around }) => [
    note,
    ...[feelings, around.with, around.where, around.doing].flatMap((chosen) => ownWords(chosen)),
  ],
  readable: {
    as: 'row',
    table: 'check-ins',
    about: ({ words }: CheckInExportWords) => words.readme.files.checkIns,
    columns: checkInColumns,
    cells: checkInCells,
  },
  search: { by: 'query', route: (id) => `/check-ins/${id}` },
  sample: {
    answer: 'felt',
    point: { pleasantness: -2, energy: 1 },
    feelings: [{ id: 'afraid' }, { own: 'mist' }],
    body: { where: ['chest'], how: ['tight'] },
    around: { with: [{ id: 'alone' }], where: [{ own: 'de trap' }], doing: [] },
    note: 'Het was druk.',
  },
})
export const CheckInSchema = checkInRecord.schema
export const isCheckIn = checkInRecord.is

const ownWordBody = { text: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }
/** A feeling word of the user's own, kept to be offered again. */
export type OwnWord = RecordOf<'word', typeof ownWordBody>

export const ownWordRecord = defineRecord({
  kind: 'word',
  body: ownWordBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ text }) => [text],
  readable: { as: 'omitted', why: 'offered again in a check-in; where it was chosen, the table of check-ins has it' },
  search: { by: 'none', why: 'a word to choose from, with no screen of its own' },
  sample: { text: 'weemoed' },
})
export const OwnWordSchema = ownWordRecord.schema
export const isOwnWord = ownWordRecord.is

const surroundingBody = { group: SurroundingGroupSchema, chip: ChosenSchema, hidden: v.boolean() }
/** A chip of "what was around it" that the user added, or a built-in one that the user put away. */
export type Surrounding = RecordOf<'surrounding', typeof surroundingBody>

export const surroundingRecord = defineRecord({
  kind: 'surrounding',
  body: surroundingBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ chip }) => ownWords([chip]),
  readable: { as: 'omitted', why: 'offered again in a check-in; where it was chosen, the table of check-ins has it' },
  search: { by: 'none', why: 'a chip to choose from, with no screen of its own' },
  sample: { group: 'with', chip: { own: 'mijn zus' }, hidden: false },
})
export const SurroundingSchema = surroundingRecord.schema
export const isSurrounding = surroundingRecord.is
