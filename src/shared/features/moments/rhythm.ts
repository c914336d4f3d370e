import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { IdSchema } from '@shared/kernel/ids'
import { type LocalDate, LocalDateSchema } from '@shared/kernel/time'

// A rhythm is the rule that plans moments. It holds only times, switches and opaque ids, since it is a setting and settings
// are not encrypted. The name that the user gives it is a record in the vault.

export const ClockTimeSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
/** A time on the clock: `20:00`. */
export type ClockTime = string

/** Monday = 1 … Sunday = 7, as in ISO 8601. */
export const WeekdaySchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

const Weekdays = v.pipe(v.array(WeekdaySchema), v.maxLength(7))
const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** A part of the day. If `to` is not after `from`, it ends on the next day. */
const dayPart = { from: ClockTimeSchema, to: ClockTimeSchema }

/** When moments come. Weekdays and dates are those of the day on which a part of the day begins. */
export const RuleSchema = v.variant('by', [
  v.object({ by: v.literal('times'), times: v.pipe(v.array(ClockTimeSchema), v.maxLength(12)), weekdays: Weekdays }),
  /** Every so many hours within a part of the day, beginning and end included. */
  v.object({ by: v.literal('hours'), every: count(1, 12), ...dayPart, weekdays: Weekdays }),
  /**
   * So many moments a day at random times, drawn from the seed and the date: they are the same after a restart. `gap`: the
   * least number of minutes between two of them.
   */
  v.object({
    by: v.literal('unforeseen'),
    count: count(1, 6),
    ...dayPart,
    gap: count(15, 360),
    weekdays: Weekdays,
    seed: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/)),
  }),
  /** Once. */
  v.object({ by: v.literal('date'), date: LocalDateSchema, time: ClockTimeSchema }),
  /** Every so many weeks, from a first date on. */
  v.object({ by: v.literal('weeks'), every: count(1, 52), first: LocalDateSchema, time: ClockTimeSchema }),
])
export type Rule = v.InferOutput<typeof RuleSchema>
export type RuleName = Rule['by']

/** Those that a user makes in the settings. */
export const CHOSEN_KINDS = ['check-in', 'write', 'practice'] as const
/** `contact`: something small for somebody whom the user is beside; made on the card of that person. */
export const MOMENT_KINDS = [...CHOSEN_KINDS, 'contact'] as const
/** What a moment asks for. */
export const MomentKindSchema = v.picklist(MOMENT_KINDS)
export type MomentKind = v.InferOutput<typeof MomentKindSchema>

/** Luwte makes UUIDs; any short word is read. */
export const RhythmIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))
export type RhythmId = string

export const DEFAULT_LIFETIME_MINUTES = 120
/** The largest number of skipped dates of a rhythm. Past ones are removed. */
export const MAX_SKIPPED = 60
export const MAX_RHYTHMS = 20

/** As it is in the settings of one computer. */
export const RhythmSchema = v.object({
  id: RhythmIdSchema,
  kind: MomentKindSchema,
  on: v.boolean(),
  rule: RuleSchema,
  /** Dates on which no moment of it comes. */
  skip: v.pipe(v.array(LocalDateSchema), v.maxLength(MAX_SKIPPED)),
  /** For so many minutes a moment waits to be shown or answered; then it ends, and nothing is said about it. */
  lifetime: count(10, 720),
})
export type Rhythm = v.InferOutput<typeof RhythmSchema>

/** `<rhythmId>@<nominal local date-time>`: the same however often it is computed, so one moment cannot come twice. */
export type OccurrenceId = string

/** An occurrence id from a window. Its rhythm may have been removed. */
export const OccurrenceIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}@[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d$/))

/** The rhythm that an occurrence is of. */
export const rhythmOf = (occurrence: OccurrenceId): RhythmId => occurrence.slice(0, occurrence.indexOf('@'))

/** The skipped dates with one more. Too many: dates before it are left out first, then those farthest in the future. */
export function skippingToo(skip: readonly LocalDate[], date: LocalDate): LocalDate[] {
  const all = [...new Set([...skip, date])].sort()
  const forgotten = Math.min(Math.max(all.length - MAX_SKIPPED, 0), all.indexOf(date))
  return all.slice(forgotten, forgotten + MAX_SKIPPED)
}

export const lifetimeMs = ({ lifetime }: Pick<Rhythm, 'lifetime'>): number => lifetime * 60_000

const rhythmRecordBody = {
  rhythm: RhythmIdSchema,
  name: v.pipe(v.string(), v.maxLength(60)),
  asksFor: MomentKindSchema,
  rule: RuleSchema,
  /** The exercise or prompt that a moment opens. */
  opens: v.optional(v.pipe(v.string(), v.maxLength(80))),
  /** The person whom it is about, of a rhythm that asks for contact. */
  about: v.optional(IdSchema),
  /** Ids of the devices that ask. */
  computers: v.array(v.string()),
}
/**
 * The name of a rhythm, and its rule as one of its computers saved it last, so that other computers on the same vault can
 * offer to ask too. The rule that counts on a computer is the one in its own settings.
 */
export type RhythmRecord = RecordOf<'rhythm', typeof rhythmRecordBody>

export const rhythmRecord = defineRecord({
  kind: 'rhythm',
  body: rhythmRecordBody,
  partition: 'always',
  history: false,
  restore: 'never',
  texts: ({ name }) => [name],
  readable: { as: 'omitted', why: 'its plan is a setting, and settings are not exported' },
  search: { by: 'none', why: 'found as a setting: Moments' },
  sample: {
    rhythm: 'evening',
    name: 'Voor het slapen',
    asksFor: 'check-in',
    rule: { by: 'times', times: ['21:30'], weekdays: [1, 2, 3, 4, 5, 6, 7] },
    computers: ['019ab3f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b'],
  },
})
export const isRhythmRecord = rhythmRecord.is
