import type { LocalDate } from '@shared/kernel/time'

/** Days of one month, a bit each: the lowest is the first of the month. */
export type DayBits = number

const bitOf = (date: LocalDate): DayBits => 1 << (Number(date.slice(-2)) - 1)

export const hasDay = (days: DayBits, date: LocalDate): boolean => (days & bitOf(date)) !== 0
export const withDay = (days: DayBits, date: LocalDate): DayBits => days | bitOf(date)
