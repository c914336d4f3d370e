import type { Language } from '@shared/features/settings/settings'
import { clockTimeOf, dateOf, type Instant, type LivedTime, type LocalDate } from '@shared/kernel/time'
import { useAppStore } from '../kernel/appStore'

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

/** A Monday. The days of its week give the names of all weekdays. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 24 * 60 * 60 * 1000

/** A date without a zone is read and written as UTC, so that no zone can move it. */
const asUtc = (date: LocalDate, time = '12:00') => Date.parse(`${date}T${time}Z`)

const formats = new Map<string, Intl.DateTimeFormat>()

/** Each is made once: making one takes far longer than formatting with it, and a list needs hundreds. */
function formatIn(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, known)
  return known
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Dates, times, numbers and lists in the language of the app. The examples below are the Dutch ones. */
export function useFormat() {
  const app = useAppStore()
  const locale = () => LOCALES[app.language]

  /** @param at milliseconds since 1970. @param timeZone that of this computer, unless another one is given. */
  const at = (at: number, options: Intl.DateTimeFormatOptions, timeZone = app.zone) =>
    formatIn(locale(), { timeZone, ...options }).format(at)

  const date = (date: LocalDate, options: Intl.DateTimeFormatOptions) => at(asUtc(date), options, 'UTC')

  return {
    at,
    date,
    number: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(locale(), options).format(value),
    /** `a, b en c`, or with `disjunction` `a, b of c`. */
    list: (items: string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
      new Intl.ListFormat(locale(), { type }).format(items),
    /** `maandag`, or with `short` `ma`. @param day from 1 (Monday) to 7. */
    weekdayName: (day: number, weekday: 'short' | 'long' = 'long') =>
      at(MONDAY + (day - 1) * DAY_MS, { weekday }, 'UTC'),

    // Times as they were lived: they stay the same, wherever this computer is now.
    /** `Zaterdag 21 november 2026` */
    day: (lived: LivedTime) =>
      capitalized(date(dateOf(lived), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })),
    /** `20:04` */
    time: (lived: LivedTime) =>
      at(asUtc(dateOf(lived), clockTimeOf(lived)), { hour: '2-digit', minute: '2-digit' }, 'UTC'),
    /** `November 2026` */
    month: (day: LocalDate) => capitalized(date(day, { month: 'long', year: 'numeric' })),
    /** `za` */
    weekday: (day: LocalDate) => date(day, { weekday: 'short' }),
    /** `21` */
    dayOfMonth: (day: LocalDate) => date(day, { day: 'numeric' }),

    // Instants on the clock and calendar of this computer.
    /** `zaterdag 21 november om 20:04` */
    instant: (instant: Instant) =>
      at(Date.parse(instant), { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }),
    /** `21 november 2026` */
    instantDay: (instant: Instant) => at(Date.parse(instant), { day: 'numeric', month: 'long', year: 'numeric' }),
    /** `30 november 2026` */
    today: () => at(Date.now(), { dateStyle: 'long' }),
  }
}
