import { useEventListener, useTimestamp } from '@vueuse/core'
import { Temporal } from 'temporal-polyfill'
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { hourAt, type LocalDate } from '@shared/kernel/time'
import { useAppStore } from '../kernel/appStore'
import { useFormat } from './format'

const MINUTE_MS = 60_000

/** The time now in milliseconds since 1970, read again every minute and when the window gets focus. */
export function useNow(): Readonly<Ref<number>> {
  const now = useTimestamp({ interval: MINUTE_MS })
  useEventListener(window, 'focus', () => {
    now.value = Date.now()
  })
  return now
}

export type DayPart = 'night' | 'morning' | 'afternoon' | 'evening'

/** @param hour 0 to 23. */
export function dayPartOf(hour: number): DayPart {
  if (hour < 6) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

const QUARTER_MINUTES = 15
const NOON = Temporal.PlainTime.from({ hour: 12 })
const NIGHT_MS = 6 * 60 * 60 * 1000

/** Times as people say them: "vanavond rond half negen". */
export function useWhen() {
  const { t } = useI18n()
  const app = useAppStore()
  const { at: format } = useFormat()

  const zonedAt = (epochMs: number) => Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(app.zone)

  const daysBetween = (from: number, to: number) =>
    zonedAt(from).toPlainDate().until(zonedAt(to).toPlainDate(), { largestUnit: 'day' }).days

  /** To the nearest quarter of an hour, on a clock of twelve hours. */
  function hourInWords(epochMs: number): string {
    const time = zonedAt(epochMs)
    const quarters = Math.round((time.hour * 60 + time.minute) / QUARTER_MINUTES)
    const name = (hour: number) => t(`when.hour.h${String(((hour + 11) % 12) + 1)}`)
    const hour = Math.floor(quarters / 4)
    const kind = (['full', 'past', 'half', 'to'] as const)[quarters % 4] ?? 'full'
    return t(`when.quarter.${kind}`, { hour: name(hour), next: name(hour + 1) })
  }

  const partAt = (epochMs: number) => dayPartOf(hourAt(epochMs, app.zone))

  /** A night belongs to the evening before: two o'clock on Monday is Sunday night. */
  const spokenDay = (epochMs: number) => (partAt(epochMs) === 'night' ? epochMs - NIGHT_MS : epochMs)
  const weekday = (epochMs: number) => format(spokenDay(epochMs), { weekday: 'long' })

  function dayInWords(epochMs: number, now: number): string {
    const part = partAt(epochMs)
    const days = daysBetween(now, spokenDay(epochMs))
    if (days <= 0) return t(`when.part.today.${part}`)
    if (days === 1) return t(`when.part.tomorrow.${part}`)
    if (days < 7) return t(`when.part.weekday.${part}`, { weekday: weekday(epochMs) })
    return dateInWords(epochMs, now)
  }

  /** With the year, where it is another one. */
  function dateInWords(epochMs: number, now: number): string {
    const isThisYear = zonedAt(epochMs).year === zonedAt(now).year
    return format(epochMs, { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) })
  }

  return {
    /** A time in the future, as people say it. */
    around: (epochMs: number, now: number): string =>
      t('when.around', { day: dayInWords(epochMs, now), time: hourInWords(epochMs) }),
    /** A day in the past: "vanmiddag", "gisteren", "12 november". */
    pastDay(epochMs: number, now: number): string {
      const days = daysBetween(epochMs, now)
      if (days === 1) return t('when.yesterday')
      if (days > 1) return dateInWords(epochMs, now)
      const part = partAt(epochMs)
      return part === 'night' ? t('when.earlierNight') : t(`when.part.today.${part}`)
    },
    /** The day and its part at this moment: "zondagavond". */
    dayPartNow: (now: number): string => t(`when.part.weekday.${partAt(now)}`, { weekday: weekday(now) }),
    /** A day in the future: "morgen", "zaterdag", "12 december". */
    day(date: LocalDate, now: number): string {
      const noon = Temporal.PlainDate.from(date).toZonedDateTime({
        timeZone: app.zone,
        plainTime: NOON,
      }).epochMilliseconds
      const days = daysBetween(now, noon)
      if (days <= 1) return t(days < 1 ? 'when.today' : 'when.tomorrow')
      return days < 7 ? format(noon, { weekday: 'long' }) : dateInWords(noon, now)
    },
    /** On the clock, `21:00`. */
    clock: (epochMs: number): string => format(epochMs, { hour: '2-digit', minute: '2-digit' }),
  }
}
