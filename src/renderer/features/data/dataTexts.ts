import { Temporal } from 'temporal-polyfill'
import { useI18n } from 'vue-i18n'
import type { Instant } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const
const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const STEP = 1000

interface Holding {
  entries: number | null
  checkIns: number | null
  others?: number
}

/** Counts, sizes and times of what is kept, as people say them. */
export function useDataTexts() {
  const { t } = useI18n()
  const app = useAppStore()

  const number = (count: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(LOCALES[app.language], options).format(count)

  /** A text that says one thing of one and another of many. */
  const counted = (key: string, count: number, more: Record<string, string> = {}) =>
    t(key, { count: number(count), ...more }, count)

  const list = (words: string[]) => new Intl.ListFormat(LOCALES[app.language], { type: 'conjunction' }).format(words)

  const format = (at: Instant, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[app.language], { timeZone: app.zone, ...options }).format(new Date(at))

  /** "vandaag", "zondag 22 november"; with its year when that is another one than now. */
  function day(at: Instant, now: number): string {
    const dateAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(app.zone).toPlainDate()
    const [then, today] = [dateAt(Date.parse(at)), dateAt(now)]
    const days = then.until(today, { largestUnit: 'day' }).days
    if (days === 0) return t('today.when.today')
    if (days === 1) return t('today.when.yesterday')
    const year = then.year === today.year ? {} : { year: 'numeric' as const }
    return format(at, { weekday: 'long', day: 'numeric', month: 'long', ...year })
  }

  return {
    number,
    counted,
    list,
    /** "12 teksten, 40 check-ins en 8 andere dingen"; what there is none of is not said. */
    holds({ entries, checkIns, others }: Holding): string {
      const words = Object.entries({ entries, checkIns, others }).flatMap(([name, count]) =>
        count ? [counted(`data.count.${name}`, count)] : [],
      )
      return words.length > 0 ? list(words) : t('data.count.nothing')
    },
    /** "1,2 MB". Less than a kilobyte counts as one. */
    size(bytes: number): string {
      const power = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
      const value = bytes / STEP ** power
      const digits = value < 10 && power > 1 ? 1 : 0
      return number(Math.max(value, power === 1 ? 1 : 0), {
        style: 'unit',
        unit: UNITS[power - 1],
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      })
    },
    /** "vandaag om 20:04", "zondag 22 november om 20:04". */
    when: (at: Instant, now: number): string =>
      t('data.when', { day: day(at, now), time: format(at, { hour: '2-digit', minute: '2-digit' }) }),
  }
}
