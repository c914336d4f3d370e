import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from '@shared/kernel/time'

/** The days of a year, month by month. */
export const monthsOfYear = (year: number): LocalDate[][] =>
  Array.from({ length: 12 }, (_, index) => {
    const first = new Temporal.PlainDate(year, index + 1, 1)
    return Array.from({ length: first.daysInMonth }, (_day, day) => first.add({ days: day }).toString())
  })

const STEPS: Record<string, Temporal.DurationLike> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  // A month lies in a row, so the day above is that of the month before.
  ArrowUp: { months: -1 },
  ArrowDown: { months: 1 },
  PageUp: { years: -1 },
  PageDown: { years: 1 },
}

/** Where a key leads from a day; null for a key that leads nowhere. */
export function moved(from: LocalDate, key: string): LocalDate | null {
  const day = Temporal.PlainDate.from(from)
  if (key === 'Home') return day.with({ day: 1 }).toString()
  if (key === 'End') return day.with({ day: day.daysInMonth }).toString()
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined
  return step ? day.add(step).toString() : null
}
