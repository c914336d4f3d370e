import { clockTimeOf, dateOf, type Instant, type LivedTime, type LocalDate } from '@shared/kernel/time'
import { useAppStore } from '../kernel/appStore'

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const

/** A date as it was lived is shown as it was lived: read as UTC and written as UTC, no zone can move it. */
const asUtc = (date: LocalDate, time = '12:00') => new Date(`${date}T${time}Z`)

const withCapital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Dates and times in the words of the app's language. */
export function useLivedDates() {
  const app = useAppStore()
  const words = (date: Date, options: Intl.DateTimeFormatOptions, timeZone = 'UTC') =>
    new Intl.DateTimeFormat(LOCALES[app.language], { ...options, timeZone }).format(date)

  return {
    /** `Zaterdag 21 november 2026` */
    day: (at: LivedTime) =>
      withCapital(words(asUtc(dateOf(at)), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })),
    /** `20:04` */
    time: (at: LivedTime) => words(asUtc(dateOf(at), clockTimeOf(at)), { hour: '2-digit', minute: '2-digit' }),
    /** `November 2026` */
    month: (date: LocalDate) => withCapital(words(asUtc(date), { month: 'long', year: 'numeric' })),
    /** `za` */
    weekday: (date: LocalDate) => words(asUtc(date), { weekday: 'short' }),
    /** `21` */
    dayOfMonth: (date: LocalDate) => words(asUtc(date), { day: 'numeric' }),
    /** `zaterdag 21 november om 20:04`, on the clock of this computer. */
    instant: (at: Instant) =>
      words(
        new Date(at),
        { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
        app.zone,
      ),
    /** `21 november 2026`, on the calendar of this computer. */
    instantDay: (at: Instant) => words(new Date(at), { day: 'numeric', month: 'long', year: 'numeric' }, app.zone),
  }
}
