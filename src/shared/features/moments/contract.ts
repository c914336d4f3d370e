import * as v from 'valibot'
import { type Calls, type Events, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { HoldReasonSchema } from './quietHours'
import { PauseSchema } from './pause'
import { MomentKindSchema, OccurrenceIdSchema, RhythmIdSchema, RhythmSchema, RuleSchema } from './rhythm'
import { SnoozeSchema } from './snooze'

/** What comes next, and what moments are doing now. */
export const NextMomentSchema = v.object({
  /** Milliseconds since 1970; null: nothing is planned. */
  due: v.nullable(v.number()),
  /** Its time is a surprise: do not show `due`. */
  isUnforeseen: v.boolean(),
  /** `waiting`: one was shown. `held`: one is due, and is not shown while it would disturb. */
  state: v.picklist(['off', 'paused', 'planned', 'held', 'waiting']),
  /** The moment that was shown and waits for an answer. */
  waiting: v.nullable(v.object({ occurrence: v.string(), kind: MomentKindSchema })),
  heldBy: v.array(HoldReasonSchema),
  /** Luwte asks whether this rhythm should come more rarely. */
  askLessAbout: v.nullable(RhythmIdSchema),
})
export type NextMoment = v.InferOutput<typeof NextMomentSchema>

const RhythmNameSchema = v.pipe(v.string(), v.trim(), v.maxLength(60))
/** What a moment of a rhythm opens: an exercise or a writing prompt, by its content id; null leaves the choice. */
const OpensSchema = v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,80}$/)))

/** The person whom a rhythm is about; only of one that asks for contact. */
const AboutSchema = v.optional(IdSchema)

export const NamedRhythmSchema = v.object({
  ...RhythmSchema.entries,
  name: RhythmNameSchema,
  opens: OpensSchema,
  about: AboutSchema,
})
/** A rhythm with what is kept of it in the vault: what its user calls it, and whom it is about. */
export type NamedRhythm = v.InferOutput<typeof NamedRhythmSchema>

/** `here`: the rhythms of this computer, in the order of the settings. */
export const RhythmsSchema = v.object({
  here: v.array(NamedRhythmSchema),
  /** Rhythms of other computers on this vault. The user has not decided yet whether this computer asks too. */
  elsewhere: v.array(
    v.object({ id: RhythmIdSchema, name: RhythmNameSchema, kind: MomentKindSchema, rule: RuleSchema }),
  ),
})
export type Rhythms = v.InferOutput<typeof RhythmsSchema>

export const calls = {
  'moments.next': { input: nothing, output: NextMomentSchema, whileLocked: true },
  'moments.snooze': {
    input: v.object({ occurrence: OccurrenceIdSchema, snooze: SnoozeSchema }),
    output: NextMomentSchema,
    whileLocked: true,
  },
  /** Nothing more of its rhythm on the day that the moment belongs to. */
  'moments.notToday': {
    input: v.object({ occurrence: OccurrenceIdSchema }),
    output: NextMomentSchema,
    whileLocked: true,
  },
  /** Opens what the moment asks for. Unless that is a check-in, opening it answers the moment. */
  'moments.open': { input: v.object({ occurrence: OccurrenceIdSchema }), output: nothing, whileLocked: true },
  /** This moment alone was answered, in a window that it opened. */
  'moments.done': { input: v.object({ occurrence: OccurrenceIdSchema }), output: NextMomentSchema },
  /** null ends the pause. */
  'moments.pause': { input: v.object({ pause: v.nullable(PauseSchema) }), output: NextMomentSchema, whileLocked: true },
  /** The answer to whether a rhythm should come more rarely. */
  'moments.askLess': {
    input: v.object({ rhythm: RhythmIdSchema, answer: v.picklist(['rarer', 'stay']) }),
    output: RhythmsSchema,
  },
  'rhythms.list': { input: nothing, output: RhythmsSchema },
  /** Adds the rhythm, or changes the one with this id. `name`, `opens` and `about` keep their value when they are not given. */
  'rhythms.save': {
    input: v.object({
      ...RhythmSchema.entries,
      name: v.optional(RhythmNameSchema),
      opens: v.optional(OpensSchema),
      about: AboutSchema,
    }),
    output: RhythmsSchema,
  },
  'rhythms.remove': { input: v.object({ id: RhythmIdSchema }), output: RhythmsSchema },
  /** Decides whether this computer asks too, for a rhythm of another computer. */
  'rhythms.decideElsewhere': { input: v.object({ id: RhythmIdSchema, here: v.boolean() }), output: RhythmsSchema },
} as const satisfies Calls

export const events = {
  'moments.changed': NextMomentSchema,
} as const satisfies Events
