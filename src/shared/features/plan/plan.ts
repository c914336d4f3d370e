import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'

/**
 * The parts of "my plan" for hard times: how I notice it, what I can do alone, places and people that distract me, whom I
 * can ask, professionals and helplines, making my surroundings safer, reasons to stay. None of them is required.
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

/** More than a window allows for one part, because two computers may each have filled it. */
const MAX_STORED = 200

/** In the user's own words and order. */
export const PlanLinesSchema = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))),
  v.maxLength(MAX_STORED),
)

/** Every part once, in the order its user gave them. */
export const PlanSchema = v.object({
  parts: v.array(v.object({ part: PlanPartSchema, lines: v.array(v.string()) })),
})
export type Plan = v.InferOutput<typeof PlanSchema>

/**
 * The plan from its stored parts. Parts that are missing in `order` come last. Where two computers each made a record of
 * the same part, the lines of both are in it.
 * @param kept one item for each record.
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

const planPartBody = { part: PlanPartSchema, lines: PlanLinesSchema }
/** One part of "my plan". Each is a record of its own, so that two computers can change different parts. */
export type PlanPartRecord = RecordOf<'plan', typeof planPartBody>

const planOrderBody = { order: v.array(PlanPartSchema) }
export type PlanOrder = RecordOf<'plan-order', typeof planOrderBody>

export interface PlanExportWords {
  words: { readme: { files: { plan: string } }; markdown: { plan: string } }
  content: { planPart: (part: PlanPart) => string }
}

const planPage: CollectedPage<PlanExportWords> = {
  file: 'plan.md',
  about: ({ words }) => words.readme.files.plan,
  text(records, { words, content }) {
    const plan = planFrom(records.filter(isPlanPart), records.find(isPlanOrder)?.order)
    if (isPlanEmpty(plan)) return null
    return markdownPage(
      words.markdown.plan,
      plan.parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ part, lines }) => [content.planPart(part), ...lines.map(listItem)]),
    )
  },
}

export interface PlanSearchWords {
  plan: string
  planPart: (part: PlanPart) => string
}

export const planPartRecord = defineRecord({
  kind: 'plan',
  body: planPartBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ lines }) => lines,
  readable: { as: 'collected', page: planPage },
  search: {
    by: 'lines',
    // The plan shows the lines of every version.
    lines: (versions, { plan, planPart }: PlanSearchWords) =>
      versions.flatMap(({ part, lines }, version) =>
        lines.map((line, index) => ({
          part: `${String(version)}.${String(index)}`,
          ...{ title: line, from: plan, text: '', words: planPart(part), route: `/care/plan/${part}` },
        })),
      ),
  },
  sample: { part: 'alone', lines: ['Douchen', 'Naar de brug'] },
})
export const isPlanPart = planPartRecord.is

export const planOrderRecord = defineRecord({
  kind: 'plan-order',
  body: planOrderBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: () => [],
  readable: { as: 'collected', page: planPage },
  search: { by: 'none', why: 'nothing of it is written by somebody' },
  sample: { order: ['people', 'signs'] },
})
export const isPlanOrder = planOrderRecord.is
