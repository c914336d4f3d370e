import * as v from 'valibot'
import { recordFields, type VaultRecord } from '@shared/records/record'

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

export const CheckInSchema = v.looseObject({ ...recordFields, kind: v.literal('check-in'), ...checkInBody })
export type CheckIn = v.InferOutput<typeof CheckInSchema>

/** A feeling word of the user's own, kept to be offered again. */
export const OwnWordSchema = v.looseObject({
  ...recordFields,
  kind: v.literal('word'),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
})
export type OwnWord = v.InferOutput<typeof OwnWordSchema>

/** A chip of "what was around it" that the user added, or a built-in one that the user put away. */
export const SurroundingSchema = v.looseObject({
  ...recordFields,
  kind: v.literal('surrounding'),
  group: SurroundingGroupSchema,
  chip: ChosenSchema,
  hidden: v.boolean(),
})
export type Surrounding = v.InferOutput<typeof SurroundingSchema>

export const isCheckIn = (record: VaultRecord): record is CheckIn => v.is(CheckInSchema, record)
export const isOwnWord = (record: VaultRecord): record is OwnWord => v.is(OwnWordSchema, record)
export const isSurrounding = (record: VaultRecord): record is Surrounding => v.is(SurroundingSchema, record)
