import { type Counts, LIGHT_KINDS, type LightKind } from '@shared/features/looking-back/monthDigest'
import { type ChoiceKey, choiceOf } from '@shared/features/check-ins/checkIn'
import type { Range, StepUnit } from '@shared/features/looking-back/ranges'
import type { SurroundingGroup } from '@shared/features/check-ins/checkIn'
import { useTexts } from '@/ui/content'
import { useFormat } from '@/ui/format'
import { useVocabulary } from '../check-ins/vocabulary'
import { useLookingBackTexts } from './lookingBackTexts'

/** The words of the drawings: choices, ranges and kinds of answers. */
export function useChartWords() {
  const texts = useLookingBackTexts()
  const format = useFormat()
  const { word } = useVocabulary()
  const surroundings = useTexts('surroundings')

  const day = (date: string) => format.date(date, { day: 'numeric', month: 'long', year: 'numeric' })

  return {
    feeling: (key: ChoiceKey): string => word(choiceOf(key)),
    surrounding(group: SurroundingGroup, key: ChoiceKey): string {
      const chosen = choiceOf(key)
      return 'id' in chosen ? (surroundings.value?.[group][chosen.id] ?? chosen.id) : chosen.own
    },
    day,
    range: ({ from, to }: Range): string => (from === to ? day(from) : texts.value.range.between(day(from), day(to))),
    /** A step on an axis, short. */
    step: ({ from }: Range, unit: StepUnit): string =>
      format.date(
        from,
        unit === 'week'
          ? { day: 'numeric', month: 'short' }
          : unit === 'month'
            ? { month: 'short' }
            : { year: 'numeric' },
      ),
    /** A step in a table, whole. */
    stepName({ from, to }: Range, unit: StepUnit): string {
      if (unit === 'month') return format.date(from, { month: 'long', year: 'numeric' })
      if (unit === 'year') return format.date(from, { year: 'numeric' })
      const short = (date: string) => format.date(date, { day: 'numeric', month: 'short' })
      return from === to ? short(from) : `${short(from)} – ${short(to)}`
    },
    /** "3 onprettig, weinig energie; 1 ik weet het niet" */
    kinds: (kinds: Counts): string =>
      LIGHT_KINDS.filter((kind) => kinds[kind])
        .map((kind) => `${String(kinds[kind] ?? 0)} ${texts.value.kind[kind]}`)
        .join('; '),
  }
}

const SIDES = ['pleasant', 'unpleasant', 'middle', 'none'] as const

function sideOf(kind: LightKind): (typeof SIDES)[number] {
  if (kind === 'middle') return 'middle'
  if (kind === 'pleasant-low' || kind === 'pleasant-high') return 'pleasant'
  return kind === 'unpleasant-low' || kind === 'unpleasant-high' ? 'unpleasant' : 'none'
}

/** How many lie on each side of the plane, always in the same order: none comes first for being more. */
export const sidesOf = (kinds: readonly LightKind[]): { side: (typeof SIDES)[number]; count: number }[] =>
  SIDES.map((side) => ({ side, count: kinds.filter((kind) => sideOf(kind) === side).length })).filter(
    ({ count }) => count > 0,
  )
