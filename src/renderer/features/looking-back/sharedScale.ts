import type { SurroundingGroup } from '@shared/features/check-ins/checkIn'
import type { ChoiceKey } from '@shared/features/check-ins/checkIn'
import type { RangeSummary } from '@shared/features/looking-back/summary'

/** So many rows can be taken in at once. */
const MOST_WORDS = 10

const most = (summaries: readonly RangeSummary[], counts: (summary: RangeSummary) => number[]): number =>
  summaries.flatMap(counts).reduce((one, other) => Math.max(one, other), 1)

/** The words most chosen in all ranges together: drawings beside each other have the same rows. */
export function sharedWords(summaries: readonly RangeSummary[]): ChoiceKey[] {
  const totals = new Map<ChoiceKey, number>()
  for (const { key, total } of summaries.flatMap(({ feelings }) => feelings))
    totals.set(key, (totals.get(key) ?? 0) + total)
  return [...totals]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_WORDS)
    .map(([key]) => key)
}

// The largest count that is drawn: drawings beside each other have one scale.
export const mostInStep = (summaries: readonly RangeSummary[]): number =>
  most(summaries, ({ feelings }) => feelings.flatMap(({ counts }) => counts))
export const mostAtOneTime = (summaries: readonly RangeSummary[]): number =>
  most(summaries, ({ times }) => times.map(({ count }) => count))
export const mostAround = (summaries: readonly RangeSummary[], group: SurroundingGroup): number =>
  most(summaries, ({ around }) => around.flatMap((one) => (one.group === group ? one.total : [])))
