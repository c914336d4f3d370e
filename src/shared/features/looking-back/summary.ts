import { Temporal } from 'temporal-polyfill'
import type { Point, SurroundingGroup } from '@shared/features/check-ins/checkIn'
import type { LocalDate } from '@shared/kernel/time'
import { addOne, type ChoiceKey, commonKind, type Counts, type Light, type LightKind, meanPlace } from './monthDigest'
import { type Range, stepsOf, type StepUnit } from './ranges'

/** The parts of a day as lived, in their order: it ends at four in the morning. */
export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening', 'night'] as const
export type PartOfDay = (typeof PARTS_OF_DAY)[number]

/** The hour at which each part begins. */
export const PART_BEGINS: Record<PartOfDay, number> = { morning: 4, afternoon: 12, evening: 18, night: 0 }

export function partOfDay(minute: number): PartOfDay {
  const hour = Math.floor(minute / 60)
  if (hour < PART_BEGINS.morning) return 'night'
  if (hour < PART_BEGINS.afternoon) return 'morning'
  return hour < PART_BEGINS.evening ? 'afternoon' : 'evening'
}

export interface FeelingCount {
  key: ChoiceKey
  total: number
  /** By step of the range. */
  counts: number[]
}

/** `weekday`: 1 is Monday. `mean`: the middle of the places; null where none was chosen. */
export interface TimeCount {
  weekday: number
  part: PartOfDay
  count: number
  kind: LightKind | null
  mean: Point | null
}

export interface AroundCount {
  group: SurroundingGroup
  key: ChoiceKey
  total: number
  kinds: Counts
  /** The words most chosen then, most often first. */
  feelings: { key: ChoiceKey; count: number }[]
}

/** What a range of days holds, counted. Nothing in it is more than a count or a middle. */
export interface RangeSummary {
  range: Range
  checkIns: number
  /** With at least one check-in. */
  days: number
  kinds: Counts
  unit: StepUnit
  steps: Range[]
  /** Most often chosen first. */
  feelings: FeelingCount[]
  /** Every weekday and part of the day, in their order. */
  times: TimeCount[]
  /** By group, most often first. */
  around: AroundCount[]
}

const byCount = (one: [string, number], other: [string, number]): number =>
  other[1] - one[1] || (one[0] < other[0] ? -1 : 1)

/** Lists by key, which begin with the first that is put in. */
function put<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The check-ins of each day. */
type Days = Map<LocalDate, Light[]>

function timesOf(days: Days): TimeCount[] {
  const cells = new Map<string, Light[]>()
  for (const [date, lights] of days) {
    const weekday = String(Temporal.PlainDate.from(date).dayOfWeek)
    for (const light of lights) put(cells, weekday + partOfDay(light.minute), light)
  }
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    PARTS_OF_DAY.map((part) => {
      const lights = cells.get(String(weekday) + part) ?? []
      return { weekday, part, count: lights.length, kind: commonKind(lights), mean: meanPlace(lights) }
    }),
  )
}

function feelingsOf(days: Days, steps: readonly Range[]): FeelingCount[] {
  const counts = new Map<ChoiceKey, number[]>()
  for (const [date, lights] of days) {
    const step = steps.findIndex(({ to }) => date <= to)
    for (const key of lights.flatMap(({ feelings }) => feelings)) {
      const known = counts.get(key) ?? steps.map(() => 0)
      known[step] = (known[step] ?? 0) + 1
      counts.set(key, known)
    }
  }
  return [...counts]
    .map(([key, byStep]) => ({ key, counts: byStep, total: byStep.reduce((sum, count) => sum + count, 0) }))
    .sort((one, other) => byCount([one.key, one.total], [other.key, other.total]))
}

function aroundOf(days: Days): AroundCount[] {
  const found = new Map<string, { total: number; kinds: Counts; feelings: Counts }>()
  for (const { around, kind, feelings } of [...days.values()].flat())
    for (const name of around) {
      const known = found.get(name) ?? { total: 0, kinds: {}, feelings: {} }
      found.set(name, known)
      known.total += 1
      addOne(known.kinds, kind)
      for (const key of feelings) addOne(known.feelings, key)
    }
  return [...found]
    .map(([name, { total, kinds, feelings }]) => {
      const cut = name.indexOf('/')
      const words = Object.entries(feelings).sort(byCount)
      return {
        group: name.slice(0, cut) as SurroundingGroup,
        key: name.slice(cut + 1),
        ...{ total, kinds, feelings: words.map(([key, count]) => ({ key, count })) },
      }
    })
    .sort((one, other) => byCount([one.group + one.key, one.total], [other.group + other.key, other.total]))
}

/** @param lights of at least every day of the range; those of other days are left out. */
export function summaryOf(range: Range, lights: Iterable<Light>): RangeSummary {
  const { unit, steps } = stepsOf(range)
  const days: Days = new Map()
  const kinds: Counts = {}
  let checkIns = 0
  for (const light of lights) {
    if (light.date < range.from || light.date > range.to) continue
    put(days, light.date, light)
    addOne(kinds, light.kind)
    checkIns += 1
  }
  return {
    ...{ range, checkIns, days: days.size, kinds, unit, steps },
    ...{ feelings: feelingsOf(days, steps), times: timesOf(days), around: aroundOf(days) },
  }
}

/** A day of the year in one small square. `mean`: the middle of its places; null where none was chosen. */
export interface YearDay {
  date: LocalDate
  count: number
  kind: LightKind
  mean: Point | null
}

/** The days of a year with a check-in, in their order. */
export function yearOf(year: number, lights: Iterable<Light>): YearDay[] {
  const begin = `${String(year).padStart(4, '0')}-`
  const days: Days = new Map()
  for (const light of lights) if (light.date.startsWith(begin)) put(days, light.date, light)
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, ofDay]) => {
      return { date, count: ofDay.length, kind: commonKind(ofDay) ?? 'told', mean: meanPlace(ofDay) }
    })
}
