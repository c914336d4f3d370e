import { computed } from 'vue'
import type { YearDay } from '@shared/features/looking-back/summary'
import { useFormat } from '@/ui/format'
import { sidesOf, useChartWords } from './chartWords'
import { useLookingBackTexts } from './lookingBackTexts'

/** Of fewer days there is nothing to say but that they are there. */
const FEW_DAYS = 3

/** A year in one sentence, and as a table. */
export function useYearWords(year: () => number, days: () => readonly YearDay[]) {
  const texts = useLookingBackTexts()
  const format = useFormat()
  const words = useChartWords()
  return {
    sentence: computed(() => {
      if (days().length === 0) return texts.value.year.none(year())
      const sides = days().length < FEW_DAYS ? [] : sidesOf(days().map(({ kind }) => kind))
      const said = sides.map(({ side, count }) => texts.value.year.side[side](count))
      return texts.value.year.sentence(year(), days().length, format.list(said))
    }),
    table: computed(() => ({
      columns: texts.value.year.columns,
      rows: days().map(({ date, count, kind }) => [words.day(date), count, texts.value.kind[kind]]),
    })),
  }
}
