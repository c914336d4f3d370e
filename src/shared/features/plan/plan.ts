import * as v from 'valibot'
import { recordFields, type VaultRecord } from '@shared/records/record'

/**
 * The parts of "my plan" for hard times: how I notice it, what I can do alone, places and people that distract, whom I can
 * ask, professionals and lines, making my surroundings safer, what is worth staying for. None of them is required.
 */
export const PLAN_PARTS = [
  'signs',
  'alone',
  'distraction',
  'people',
  'professionals',
  'surroundings',
  'reasons',
] as const
export const PlanPartSchema = v.picklist(PLAN_PARTS)
export type PlanPart = v.InferOutput<typeof PlanPartSchema>

/** More than one part can have where it is written: computers that did not know of each other may have filled it both. */
const MOST_STORED = 200

/** In the user's own words and order. */
export const PlanLinesSchema = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))),
  v.maxLength(MOST_STORED),
)

/** Every part once, in the order its user gave them. */
export const PlanSchema = v.object({
  parts: v.array(v.object({ part: PlanPartSchema, lines: v.array(v.string()) })),
})
export type Plan = v.InferOutput<typeof PlanSchema>

/**
 * Parts that are not in the order come after, as they stand in the list of parts. Two computers that both began a part
 * before they knew of each other made two records of it: the lines of both are there.
 */
export function planFrom(
  kept: readonly { part: PlanPart; lines: string[] }[],
  order: readonly PlanPart[] = PLAN_PARTS,
): Plan {
  const all = [...new Set([...order, ...PLAN_PARTS])]
  const linesOf = (part: PlanPart) => [
    ...new Set(kept.filter((one) => one.part === part).flatMap(({ lines }) => lines)),
  ]
  return { parts: all.map((part) => ({ part, lines: linesOf(part) })) }
}

export const isPlanEmpty = ({ parts }: Plan): boolean => parts.every(({ lines }) => lines.length === 0)

/** One part of "my plan". Each is a record of its own, so that two computers that change different parts lose nothing. */
export const PlanPartRecordSchema = v.looseObject({
  ...recordFields,
  kind: v.literal('plan'),
  part: PlanPartSchema,
  lines: PlanLinesSchema,
})
export type PlanPartRecord = v.InferOutput<typeof PlanPartRecordSchema>

export const PlanOrderSchema = v.looseObject({
  ...recordFields,
  kind: v.literal('plan-order'),
  order: v.array(PlanPartSchema),
})
export type PlanOrder = v.InferOutput<typeof PlanOrderSchema>

export const isPlanPart = (record: VaultRecord): record is PlanPartRecord => v.is(PlanPartRecordSchema, record)
export const isPlanOrder = (record: VaultRecord): record is PlanOrder => v.is(PlanOrderSchema, record)
