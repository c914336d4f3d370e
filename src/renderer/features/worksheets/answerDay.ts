import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from '@shared/kernel/time'
import { useFormat } from '@/ui/format'

/** A day as it stands on a page: `zondag 6 december`, with the year where it is another one. */
export function useAnswerDay(): (date: LocalDate) => string {
  const format = useFormat()
  return (date) =>
    format.date(date, {
      ...{ weekday: 'long', day: 'numeric', month: 'long' },
      ...(Temporal.PlainDate.from(date).year === Temporal.Now.plainDateISO().year ? {} : { year: 'numeric' }),
    })
}
