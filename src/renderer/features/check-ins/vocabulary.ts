import { type ComputedRef, computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { degreeOf, type Feeling } from '@shared/features/check-ins/feelings'
import type { Chosen, Point } from '@shared/features/check-ins/checkIn'
import { allFeelings, feelingWord } from '@/ui/content'
import { useAppStore } from '@/kernel/appStore'

/** The corners of the plane and its middle, in the order in which feelings are listed. */
export const FEELING_GROUPS = ['unpleasant-low', 'unpleasant-high', 'middle', 'pleasant-low', 'pleasant-high'] as const
export type FeelingGroup = (typeof FEELING_GROUPS)[number]

/** The corner of the plane that a place is in; `middle` around the centre. */
export function groupOf({ pleasantness, energy }: Point): FeelingGroup {
  if (Math.max(Math.abs(pleasantness), Math.abs(energy)) <= 1) return 'middle'
  return `${pleasantness < 0 ? 'unpleasant' : 'pleasant'}-${energy < 0 ? 'low' : 'high'}`
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

  /** Every feeling by corner, sorted by the alphabet. */
  const grouped: ComputedRef<{ group: FeelingGroup; feelings: Feeling[] }[]> = computed(() =>
    FEELING_GROUPS.map((group) => ({
      group,
      feelings: allFeelings
        .filter((feeling) => groupOf(feeling) === group)
        .sort((one, other) => one[app.language].localeCompare(other[app.language], app.language)),
    })),
  )

  return { word, place, grouped, words: (chosen: readonly Chosen[]) => chosen.map(word).join(', ') }
}
