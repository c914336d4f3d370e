import { useI18n } from 'vue-i18n'
import {
  degreeOf,
  type Feeling,
  FEELING_GROUPS,
  type FeelingGroup,
  groupOf,
  nearestFeelings,
} from '@shared/features/check-ins/feelings'
import type { Chosen, Point } from '@shared/features/check-ins/checkIn'
import { allFeelings, feelingWord } from '@/ui/content'
import { useAppStore } from '@/kernel/appStore'

/** Where the corners are, to begin from where no place was pointed at. */
const CORNERS: Point[] = [-2.5, 2.5].flatMap((pleasantness) => [-2.5, 2.5].map((energy) => ({ pleasantness, energy })))
const MIDDLE: Point = { pleasantness: 0, energy: 0 }

/** The `count` words to look at first: those near the place; where there is none, some of every corner. */
export function firstFeelings(from: Point | null, count: number): Feeling[] {
  if (from) return nearestFeelings(from, allFeelings, count)
  return CORNERS.flatMap((corner) => nearestFeelings(corner, allFeelings, count / CORNERS.length))
}

/**
 * Every feeling by corner. The corners and their words that are nearest to the place come first; where there is none, the words
 * go from mild to strong.
 */
export function groupedFeelings(from: Point | null): { group: FeelingGroup; feelings: Feeling[] }[] {
  const sorted = nearestFeelings(from ?? MIDDLE, allFeelings, allFeelings.length)
  const order = from ? [...new Set(sorted.map(groupOf))] : FEELING_GROUPS
  return order.map((group) => ({ group, feelings: sorted.filter((feeling) => groupOf(feeling) === group) }))
}

/** A text without capitals and accents, so that "geirriteerd" finds "geïrriteerd". */
export const comparable = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')

/** Feelings and places on the plane in words, in the language of the app. */
export function useVocabulary() {
  const { t } = useI18n()
  const app = useAppStore()
  const word = (chosen: Chosen): string => ('id' in chosen ? feelingWord(chosen.id, app.language) : chosen.own)

  /** "behoorlijk onprettig, weinig energie". The middle of an axis is not named. */
  function place(point: Point): string {
    const said = (['pleasantness', 'energy'] as const)
      .map((axis) => ({ axis, degree: degreeOf(point[axis]) }))
      .filter(({ degree }) => degree !== 'middle')
      .map(({ axis, degree }) => t(`checkIn.plane.degree.${axis}.${degree}`))
    return said.length > 0 ? said.join(', ') : t('checkIn.plane.between')
  }

  return { word, place, words: (chosen: readonly Chosen[]) => chosen.map(word).join(', ') }
}
