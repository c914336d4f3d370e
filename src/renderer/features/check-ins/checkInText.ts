import { useI18n } from 'vue-i18n'
import { type CheckIn, SURROUNDING_GROUPS } from '@shared/features/check-ins/checkIn'
import { groupOf } from '@shared/features/check-ins/feelings'
import { isHardFeeling, useTexts } from '@/ui/content'
import { useFormat } from '@/ui/format'
import type { Light } from '@/ui/FeelingLight.vue'
import { useVocabulary } from './vocabulary'

/** A check-in in words. */
export function useCheckInText() {
  const { t } = useI18n()
  const { words, place } = useVocabulary()
  const format = useFormat()
  const surroundings = useTexts('surroundings')
  const body = useTexts('body')

  return {
    /** What was answered, in one line. */
    answer({ answer, feelings, point, note }: CheckIn): string {
      if (answer !== 'felt') {
        const said = t(answer === 'nothing' ? 'checkIn.line.nothing' : 'checkIn.line.dontKnow')
        return feelings.length > 0 ? `${said}, ${t('checkIn.line.perhaps', { words: words(feelings) })}` : said
      }
      if (feelings.length > 0) return words(feelings)
      if (point) return place(point)
      return note ? t('checkIn.line.noted') : t('checkIn.line.other')
    },
    place,
    /** Where something was noticed, and how it was there. Empty: nothing was said of it. */
    body(checkIn: CheckIn): string {
      const said = (part: 'where' | 'how') => (checkIn.body?.[part] ?? []).map((id) => body.value?.[part][id] ?? id)
      return [said('where'), said('how')]
        .filter((list) => list.length > 0)
        .map((list) => format.list(list))
        .join(': ')
    },
    /** Who and what was around. Empty: nothing was said of it. */
    around: ({ around }: CheckIn): string =>
      SURROUNDING_GROUPS.flatMap((group) =>
        around[group].map((chosen) =>
          'id' in chosen ? (surroundings.value?.[group][chosen.id] ?? chosen.id) : chosen.own,
        ),
      ).join(', '),
  }
}

/** Whether a word was chosen after which help comes first. */
export const isHardCheckIn = ({ feelings }: Pick<CheckIn, 'feelings'>): boolean =>
  feelings.some((feeling) => 'id' in feeling && isHardFeeling(feeling.id))

/** The light of a check-in: its corner of the plane; open where no place was given. */
export const lightOf = ({ point }: Pick<CheckIn, 'point'>): Light => (point ? groupOf(point) : 'open')
