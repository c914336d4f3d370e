import * as v from 'valibot'
import { type CheckIn, type ChoiceKey, keyOf, type Point, SURROUNDING_GROUPS } from '@shared/features/check-ins/checkIn'
import { FEELING_GROUPS, groupOf } from '@shared/features/check-ins/feelings'
import { CountSchema } from '@shared/kernel/contractSlice'
import { clockTimeOf, dayOf, type LocalDate, LocalDateSchema } from '@shared/kernel/time'

// What looking back counts, made once for a month of check-ins. It holds numbers and chosen words, never a note.

/** What a check-in looks like: a corner of the plane, its middle, or one of the answers without a place. */
export const LIGHT_KINDS = [...FEELING_GROUPS, 'dont-know', 'nothing', 'told'] as const
export type LightKind = (typeof LIGHT_KINDS)[number]

export const kindOf = ({ answer, point }: Pick<CheckIn, 'answer' | 'point'>): LightKind =>
  point ? groupOf(point) : answer === 'felt' ? 'told' : answer

/** One check-in without its note. */
export interface Light {
  /** The day as lived, which ends at four in the morning. */
  date: LocalDate
  /** On the clock there and then, from 0. */
  minute: number
  kind: LightKind
  place: Point | null
  /** Each once. */
  feelings: ChoiceKey[]
  /** Each once, as `with/id:alone`. */
  around: string[]
}

/**
 * A month of check-ins in little room: fifty years of them are kept in memory. A row is `[index in dates, minute, index of the
 * kind, 1 with a place else 0, pleasantness, energy, how many feelings, …feelings, …around]`: both axes in hundredths, words by
 * their index.
 */
export const MonthDigestSchema = v.object({
  dates: v.array(LocalDateSchema),
  words: v.array(v.string()),
  rows: v.array(v.array(v.pipe(v.number(), v.integer()))),
})
export type MonthDigest = v.InferOutput<typeof MonthDigestSchema>

const IN_HUNDREDTHS = 100
const FIXED = 7

function minuteOf(at: CheckIn['at']): number {
  const [hour = 0, minute = 0] = clockTimeOf(at).split(':').map(Number)
  return hour * 60 + minute
}

/** Gives each text a number, the same text the same one. */
function numbering(texts: string[]): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, texts.length)
    return texts.push(text) - 1
  }
}

/** @param checkIns none of them in the bin. */
export function digestOf(checkIns: readonly CheckIn[]): MonthDigest {
  const digest: MonthDigest = { dates: [], words: [], rows: [] }
  const [dateNumber, wordNumber] = [numbering(digest.dates), numbering(digest.words)]
  for (const checkIn of checkIns) {
    const { at, point, feelings, around } = checkIn
    const place = point ? [point.pleasantness, point.energy].map((axis) => Math.round(axis * IN_HUNDREDTHS)) : [0, 0]
    const felt = [...new Set(feelings.map(keyOf))]
    const there = SURROUNDING_GROUPS.flatMap((group) => around[group].map((one) => `${group}/${keyOf(one)}`))
    digest.rows.push([
      ...[dateNumber(dayOf(at)), minuteOf(at), LIGHT_KINDS.indexOf(kindOf(checkIn)), point ? 1 : 0, ...place],
      ...[felt.length, ...[...felt, ...new Set(there)].map(wordNumber)],
    ])
  }
  return digest
}

/** The check-ins of several months. A day may lie in two of them: months are those of UTC, days are as they were lived. */
export function* lightsIn(digests: Iterable<MonthDigest>): Generator<Light> {
  for (const { dates, words, rows } of digests)
    for (const row of rows) {
      const [date = 0, minute = 0, kind = 0, hasPlace = 0, pleasantness = 0, energy = 0, felt = 0] = row
      const chosen = row.slice(FIXED).map((index) => words[index] ?? '')
      yield {
        date: dates[date] ?? '',
        minute,
        kind: LIGHT_KINDS[kind] ?? 'told',
        place: hasPlace ? { pleasantness: pleasantness / IN_HUNDREDTHS, energy: energy / IN_HUNDREDTHS } : null,
        feelings: chosen.slice(0, felt),
        around: chosen.slice(felt),
      }
    }
}

export type Counts = Record<string, number>
export const CountsSchema = v.record(v.string(), CountSchema)

export function addOne(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
