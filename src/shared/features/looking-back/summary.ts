import { Temporal } from 'temporal-polyfill'
import type { Point, SurroundingGroup } from '@shared/features/check-ins/checkIn'
import { groupOf } from '@shared/features/check-ins/feelings'
import type { LocalDate } from '@shared/kernel/time'
import type { ChoiceKey } from '@shared/features/check-ins/checkIn'
import { addOne, type Counts, type Light, LIGHT_KINDS, type LightKind } from './monthDigest'
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

/** What is summed up of several check-ins, to know their middle. */
interface Cell {
  count: number
  places: number
  pleasantness: number
  energy: number
  kinds: Counts
}

function addTo(cell: Cell, { place, kind }: Light): void {
  cell.count += 1
  addOne(cell.kinds, kind)
  if (!place) return
  cell.places += 1
  cell.pleasantness += place.pleasantness
  cell.energy += place.energy
}

const middleOf = ({ places, pleasantness, energy }: Cell): Point | null =>
  places > 0 ? { pleasantness: pleasantness / places, energy: energy / places } : null

/** What several check-ins look like together: where their middle is, or else what was answered most often. */
function kindOfCell(cell: Cell): LightKind | null {
  const middle = middleOf(cell)
  if (middle) return groupOf(middle)
  const often = (kind: LightKind) => cell.kinds[kind] ?? 0
  const most = LIGHT_KINDS.reduce((best, kind) => (often(kind) > often(best) ? kind : best))
  return cell.count > 0 ? most : null
}

/** The value of a key, made where there is none yet. */
function valueOf<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = values.get(key)
  if (known !== undefined) return known
  const made = make()
  values.set(key, made)
  return made
}

const emptyCell = (): Cell => ({ count: 0, places: 0, pleasantness: 0, energy: 0, kinds: {} })

/** Counts a range, a check-in at a time: fifty years of them are counted with pauses in between. */
export class RangeCounter {
  readonly #range: Range
  readonly #unit: StepUnit
  readonly #steps: Range[]
  readonly #all = emptyCell()
  /** What has to be known of a date, once. */
  readonly #days = new Map<LocalDate, { step: number; weekday: number }>()
  readonly #times = new Map<string, Cell>()
  readonly #feelings = new Map<ChoiceKey, number[]>()
  readonly #around = new Map<string, { total: number; kinds: Counts; feelings: Counts }>()

  constructor(range: Range) {
    this.#range = range
    ;({ unit: this.#unit, steps: this.#steps } = stepsOf(range))
  }

  /** Those of other days are left out. */
  add(light: Light): void {
    const { date, minute, kind, feelings, around } = light
    if (date < this.#range.from || date > this.#range.to) return
    const day = valueOf(this.#days, date, () => ({
      step: this.#steps.findIndex(({ to }) => date <= to),
      weekday: Temporal.PlainDate.from(date).dayOfWeek,
    }))
    addTo(this.#all, light)
    addTo(valueOf(this.#times, `${String(day.weekday)}${partOfDay(minute)}`, emptyCell), light)
    for (const key of feelings) {
      const counts = valueOf(this.#feelings, key, () => this.#steps.map(() => 0))
      counts[day.step] = (counts[day.step] ?? 0) + 1
    }
    for (const name of around) {
      const known = valueOf(this.#around, name, () => ({ total: 0, kinds: {}, feelings: {} }))
      known.total += 1
      addOne(known.kinds, kind)
      for (const key of feelings) addOne(known.feelings, key)
    }
  }

  summary(): RangeSummary {
    return {
      range: this.#range,
      ...{ checkIns: this.#all.count, days: this.#days.size, kinds: this.#all.kinds },
      ...{ unit: this.#unit, steps: this.#steps },
      ...{ feelings: this.#feelingCounts(), times: this.#timeCounts(), around: this.#aroundCounts() },
    }
  }

  #feelingCounts(): FeelingCount[] {
    return [...this.#feelings]
      .map(([key, counts]) => ({ key, counts, total: counts.reduce((sum, count) => sum + count, 0) }))
      .sort((one, other) => byCount([one.key, one.total], [other.key, other.total]))
  }

  #timeCounts(): TimeCount[] {
    return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
      PARTS_OF_DAY.map((part) => {
        const cell = this.#times.get(`${String(weekday)}${part}`) ?? emptyCell()
        return { weekday, part, count: cell.count, kind: kindOfCell(cell), mean: middleOf(cell) }
      }),
    )
  }

  #aroundCounts(): AroundCount[] {
    return [...this.#around]
      .sort(([one, { total }], [other, { total: others }]) => byCount([one, total], [other, others]))
      .map(([name, { total, kinds, feelings }]) => {
        const cut = name.indexOf('/')
        const words = Object.entries(feelings).sort(byCount)
        return {
          ...{ group: name.slice(0, cut) as SurroundingGroup, key: name.slice(cut + 1), total, kinds },
          feelings: words.map(([key, count]) => ({ key, count })),
        }
      })
  }
}

/** @param lights of at least every day of the range. */
export function summaryOf(range: Range, lights: Iterable<Light>): RangeSummary {
  const counter = new RangeCounter(range)
  for (const light of lights) counter.add(light)
  return counter.summary()
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
  const days = new Map<LocalDate, Cell>()
  for (const light of lights) if (light.date.startsWith(begin)) addTo(valueOf(days, light.date, emptyCell), light)
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, cell]) => ({ date, count: cell.count, kind: kindOfCell(cell) ?? 'told', mean: middleOf(cell) }))
}
