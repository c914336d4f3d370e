import { Temporal } from 'temporal-polyfill'
import { useI18n } from 'vue-i18n'
import type { Instant } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'
import { useFormat } from '@/ui/format'

const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** null: not known. */
interface Contents {
  entries: number | null
  checkIns: number | null
  others?: number
}

/** Counts, sizes and times in words, for the pages about data. The examples are the Dutch ones. */
export function useDataTexts() {
  const { t } = useI18n()
  const app = useAppStore()

  const format = useFormat()

  /** A text with forms for one and for many. */
  const counted = (key: string, count: number, more: Record<string, string> = {}) =>
    t(key, { count: format.number(count), ...more }, count)

  /** `vandaag`, `zondag 22 november`; with its year unless that is this year. */
  function day(at: Instant, now: number): string {
    const dateAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(app.zone).toPlainDate()
    const [then, today] = [dateAt(Date.parse(at)), dateAt(now)]
    const days = then.until(today, { largestUnit: 'day' }).days
    if (days === 0) return t('when.today')
    if (days === 1) return t('when.yesterday')
    const year = then.year === today.year ? {} : { year: 'numeric' as const }
    return format.at(Date.parse(at), { weekday: 'long', day: 'numeric', month: 'long', ...year })
  }

  return {
    counted,
    day,
    /** `12 teksten, 40 check-ins en 8 andere dingen`, without what there is none of. */
    contents({ entries, checkIns, others }: Contents): string {
      const words = Object.entries({ entries, checkIns, others }).flatMap(([name, count]) =>
        count ? [counted(`data.count.${name}`, count)] : [],
      )
      return words.length > 0 ? format.list(words) : t('data.count.nothing')
    },
    /** `1,2 MB`. Less than a kilobyte counts as one. */
    size(bytes: number): string {
      const power = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
      const value = bytes / 1000 ** power
      const digits = value < 10 && power > 1 ? 1 : 0
      return format.number(Math.max(value, power === 1 ? 1 : 0), {
        style: 'unit',
        unit: UNITS[power - 1],
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      })
    },
    /** `vandaag om 20:04`, `zondag 22 november om 20:04`. @param now milliseconds since 1970. */
    when: (at: Instant, now: number): string =>
      t('data.when', { day: day(at, now), time: format.at(Date.parse(at), { hour: '2-digit', minute: '2-digit' }) }),
  }
}
