import * as v from 'valibot'

// A scene to rehearse: a talk with somebody, turn by turn. What can happen is one file, the words are a file in each language.

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(\.[a-z0-9]+)*$/, 'an id has small letters, digits and dots'))
const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'))

const WhenSchema = v.pipe(
  v.strictObject({
    trustAtLeast: v.exactOptional(v.pipe(v.number(), v.integer())),
    pressureAtLeast: v.exactOptional(v.pipe(v.number(), v.integer())),
  }),
  v.check((when) => Object.keys(when).length > 0, 'asks for nothing: name trustAtLeast or pressureAtLeast'),
)
/** Both hold, where both are there. */
export type When = v.InferOutput<typeof WhenSchema>

const effect = v.pipe(v.number(), v.integer(), v.minValue(-2), v.maxValue(2))

const ChoiceSchema = v.strictObject({
  id,
  /** `say`: spoken. `do`: an act. `stay`: nothing is said, and one stays. */
  as: v.picklist(['say', 'do', 'stay']),
  trust: effect,
  pressure: effect,
  /** One asks about suicide in plain words. */
  asks: v.exactOptional(v.literal(true)),
  /** The first that holds, read after the effect of the choice. `turn` is a turn or an end. */
  to: v.pipe(v.array(v.strictObject({ when: v.exactOptional(WhenSchema), turn: id })), v.minLength(1)),
})
export type Choice = v.InferOutput<typeof ChoiceSchema>

const TurnSchema = v.strictObject({
  /** What the other says or does: the first that holds. */
  says: v.pipe(v.array(v.strictObject({ when: v.exactOptional(WhenSchema), id })), v.minLength(1)),
  choices: v.array(ChoiceSchema),
})
export type Turn = v.InferOutput<typeof TurnSchema>

export const SceneSchema = v.strictObject({
  id: v.pipe(v.string(), v.startsWith('scene.')),
  /** Danger to life shows in it: one is led to ask, and the helplines stand at every end. */
  danger: v.exactOptional(v.literal(true)),
  /** The other is one's partner: first it is asked whether one is safe with them. */
  partner: v.exactOptional(v.literal(true)),
  /** The other is under age: at the end stand the lines for who is young. */
  young: v.exactOptional(v.literal(true)),
  start: id,
  turns: v.record(id, TurnSchema),
  /** `phrases`: ids of phrases to keep. */
  ends: v.record(id, v.strictObject({ phrases: v.pipe(v.array(v.string()), v.minLength(1)) })),
})
export type Scene = v.InferOutput<typeof SceneSchema>

export const SceneTextsSchema = v.strictObject({
  title: text,
  setting: text,
  /** What the other is called: a bond, such as ‘your partner’. */
  other: text,
  says: v.record(id, text),
  /** `then`: what it may do to the other. */
  choices: v.record(id, v.strictObject({ line: text, then: text })),
  ends: v.record(id, v.strictObject({ title: text, text })),
})
export type SceneTexts = v.InferOutput<typeof SceneTextsSchema>
