import * as v from 'valibot'
import { CheckInSchema, PointSchema, SurroundingGroupSchema } from '@shared/features/check-ins/checkIn'
import { EntrySchema } from '@shared/features/journal/entry'
import { type Calls, CountSchema, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { LivedTimeSchema, LocalDateSchema } from '@shared/kernel/time'
import { CountsSchema, LIGHT_KINDS } from './monthDigest'
import { isShortEnough, RangeSchema, STEP_UNITS } from './ranges'
import { PARTS_OF_DAY } from './summary'

const YearSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))
const KindSchema = v.picklist(LIGHT_KINDS)
const KeyCountSchema = v.object({ key: v.string(), count: CountSchema })

export const YearDaySchema = v.object({
  date: LocalDateSchema,
  count: CountSchema,
  kind: KindSchema,
  mean: v.nullable(PointSchema),
})

export const RangeSummarySchema = v.object({
  range: RangeSchema,
  checkIns: CountSchema,
  days: CountSchema,
  kinds: CountsSchema,
  unit: v.picklist(STEP_UNITS),
  steps: v.array(RangeSchema),
  feelings: v.array(v.object({ key: v.string(), total: CountSchema, counts: v.array(CountSchema) })),
  times: v.array(
    v.object({
      weekday: v.number(),
      part: v.picklist(PARTS_OF_DAY),
      count: CountSchema,
      kind: v.nullable(KindSchema),
      mean: v.nullable(PointSchema),
    }),
  ),
  around: v.array(
    v.object({
      group: SurroundingGroupSchema,
      key: v.string(),
      total: CountSchema,
      kinds: CountsSchema,
      feelings: v.array(KeyCountSchema),
    }),
  ),
})

/** The most passages of a range that are offered at once, and that a page takes. */
export const MOST_PASSAGES = 200

/** An entry as it begins. */
export const EntryStartSchema = v.object({ id: IdSchema, at: LivedTimeSchema, excerpt: v.string() })
export type EntryStart = v.InferOutput<typeof EntryStartSchema>

/** What was told and written in a range, in the order in which it was lived. */
export const PassagesSchema = v.object({
  checkIns: v.array(CheckInSchema),
  entries: v.array(EntryStartSchema),
  /** There are more, which are left out. */
  isCut: v.boolean(),
})
export type Passages = v.InferOutput<typeof PassagesSchema>

/** Far over any chart at twice its size. */
const MOST_IMAGE_BYTES = 30_000_000

export const calls = {
  /** The days of a year with a check-in. `years`: all there is something of, newest first. */
  'lookingBack.year': {
    input: v.object({ year: YearSchema }),
    output: v.object({ years: v.array(YearSchema), days: v.array(YearDaySchema) }),
  },
  'lookingBack.range': { input: RangeSchema, output: RangeSummarySchema },
  /** Are there enough check-ins to look back at? */
  'lookingBack.isWorthwhile': { input: nothing, output: v.boolean() },
  'lookingBack.passages': { input: RangeSchema, output: PassagesSchema },
  /** Those of these check-ins and entries that are there, whole, in the order in which they were lived. */
  'lookingBack.read': {
    input: v.object({ ids: v.pipe(v.array(IdSchema), v.maxLength(MOST_PASSAGES)) }),
    output: v.array(v.union([CheckInSchema, EntrySchema])),
  },
  /** All that was told and written in a range, whole, in the order in which it was lived. */
  'lookingBack.booklet': {
    input: v.pipe(
      RangeSchema,
      v.check((range) => isShortEnough(range)),
    ),
    output: v.array(v.union([CheckInSchema, EntrySchema])),
  },
  /** Asks where, and saves a chart there. */
  'lookingBack.saveChart': {
    input: v.object({
      title: v.pipe(v.string(), v.maxLength(120)),
      name: v.pipe(v.string(), v.regex(/^[^/\\]+$/), v.maxLength(120)),
      content: v.variant('as', [
        v.object({
          as: v.literal('image'),
          type: v.picklist(['png', 'svg']),
          bytes: v.pipe(
            v.instance(Uint8Array),
            v.check(({ byteLength }) => byteLength <= MOST_IMAGE_BYTES),
          ),
        }),
        v.object({
          as: v.literal('table'),
          rows: v.pipe(v.array(v.array(v.union([v.string(), v.number()]))), v.maxLength(50_000)),
        }),
      ]),
    }),
    output: v.picklist(['saved', 'cancelled']),
    asksInDialog: true,
  },
} as const satisfies Calls
