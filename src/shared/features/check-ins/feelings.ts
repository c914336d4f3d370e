import type { Point } from './checkIn'

/** One word of the vocabulary. Its place is our own estimate, both axes from −4 to +4. */
export interface Feeling extends Point {
  id: string
  nl: string
  en: string
  /** After such a word Help now is the first thing offered (content/safety: wanhopig, hopeloos, waardeloos, onveilig). */
  hard?: boolean
}

const distance = (one: Point, other: Point): number =>
  Math.hypot(one.pleasantness - other.pleasantness, one.energy - other.energy)

/** The `count` feelings nearest to a point, nearest first; equally near ones in the order of the vocabulary. */
export function nearestFeelings(point: Point, feelings: readonly Feeling[], count: number): Feeling[] {
  return feelings
    .map((feeling, order) => ({ feeling, order, away: distance(point, feeling) }))
    .sort((one, other) => one.away - other.away || one.order - other.order)
    .slice(0, count)
    .map(({ feeling }) => feeling)
}

export const DEGREES = ['very-low', 'low', 'a-little-low', 'middle', 'a-little-high', 'high', 'very-high'] as const
/** A step on one axis of the plane, to be put into words per language. */
export type Degree = (typeof DEGREES)[number]

/** @param value on an axis, from -4 to 4. */
export function degreeOf(value: number): Degree {
  if (value <= -3) return 'very-low'
  if (value <= -1.75) return 'low'
  if (value <= -0.5) return 'a-little-low'
  if (value < 0.5) return 'middle'
  if (value < 1.75) return 'a-little-high'
  return value < 3 ? 'high' : 'very-high'
}

/** The corners of the plane and its middle, in the order in which feelings are listed. */
export const FEELING_GROUPS = ['unpleasant-low', 'unpleasant-high', 'middle', 'pleasant-low', 'pleasant-high'] as const
export type FeelingGroup = (typeof FEELING_GROUPS)[number]

/** The corner of the plane that a place is in; `middle` around the centre. */
export function groupOf({ pleasantness, energy }: Point): FeelingGroup {
  if (Math.max(Math.abs(pleasantness), Math.abs(energy)) <= 1) return 'middle'
  return `${pleasantness < 0 ? 'unpleasant' : 'pleasant'}-${energy < 0 ? 'low' : 'high'}`
}

/** Where in the body and what it is like there, each with the feelings that may go with it. */
export interface BodyMap {
  where: string[]
  how: string[]
  candidates: { where: Record<string, string[]>; how: Record<string, string[]> }
}

/**
 * Words that may fit what somebody notices in the body: those named most often first. Offered as "perhaps", never as
 * a fact.
 */
export function candidateFeelings(noticed: { where: string[]; how: string[] }, map: BodyMap, count: number): string[] {
  const votes = new Map<string, number>()
  const add = (ids: string[] | undefined, weight: number) => {
    for (const id of ids ?? []) votes.set(id, (votes.get(id) ?? 0) + weight)
  }
  // What it is like says more about a feeling than where it sits.
  for (const how of noticed.how) add(map.candidates.how[how], 2)
  for (const where of noticed.where) add(map.candidates.where[where], 1)
  return [...votes]
    .sort(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([id]) => id)
}
