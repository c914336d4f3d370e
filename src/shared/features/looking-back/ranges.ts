import { Temporal } from 'temporal-polyfill'
import * as v from 'valibot'
import { type LocalDate, LocalDateSchema } from '@shared/kernel/time'

/** Days as lived, both included. */
export const RangeSchema = v.pipe(
  v.object({ from: LocalDateSchema, to: LocalDateSchema }),
  v.check(({ from, to }) => from <= to),
)
export type Range = v.InferOutput<typeof RangeSchema>

export const RANGE_NAMES = ['four-weeks', 'three-months', 'year'] as const
export type RangeName = (typeof RANGE_NAMES)[number]

const LENGTHS = {
  'four-weeks': { weeks: 4 },
  'three-months': { months: 3 },
  year: { years: 1 },
} as const

/** The days up to today, today included. */
export function rangeOf(name: RangeName, today: LocalDate): Range {
  const from = Temporal.PlainDate.from(today).add({ days: 1 }).subtract(LENGTHS[name])
  return { from: from.toString(), to: today }
}

const daysOf = ({ from, to }: Range): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1

/** A booklet holds a year at most: more is what an export is for. */
export const isShortEnough = (range: Range): boolean => daysOf(range) <= 366

/** The days just before a range, as many as it has. */
export function rangeBefore(range: Range): Range {
  const first = Temporal.PlainDate.from(range.from)
  return { from: first.subtract({ days: daysOf(range) }).toString(), to: first.subtract({ days: 1 }).toString() }
}

export const STEP_UNITS = ['week', 'month', 'year'] as const
export type StepUnit = (typeof STEP_UNITS)[number]

/** So many columns can still be told apart. */
const MOST_STEPS = 27

function beginOf(unit: StepUnit, date: Temporal.PlainDate): Temporal.PlainDate {
  if (unit === 'week') return date.subtract({ days: date.dayOfWeek - 1 })
  return date.with(unit === 'month' ? { day: 1 } : { month: 1, day: 1 })
}

/**
 * A range cut into weeks from Monday, months or years, whichever are the shortest that are not too many. The first and the
 * last may be cut off by the range.
 */
export function stepsOf({ from, to }: Range): { unit: StepUnit; steps: Range[] } {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  const unit = STEP_UNITS.find((one) => first.until(last, { largestUnit: one })[`${one}s`] < MOST_STEPS - 1) ?? 'year'
  const steps: Range[] = []
  for (let begin = beginOf(unit, first); Temporal.PlainDate.compare(begin, last) <= 0;) {
    const next = begin.add({ [`${unit}s`]: 1 })
    const end = next.subtract({ days: 1 }).toString()
    const start = begin.toString()
    steps.push({ from: start < from ? from : start, to: end > to ? to : end })
    begin = next
  }
  return { unit, steps }
}
