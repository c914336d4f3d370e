import { useI18n } from 'vue-i18n'
import { WEEKDAYS } from '@shared/features/moments/rhythm'
import { useAppStore } from '@/kernel/appStore'

/** A Monday: the days of its week give the names of all weekdays. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 24 * 60 * 60 * 1000

const isSame = (days: readonly number[], others: readonly number[]) => days.join() === others.join()

/** The days of the week, as they are called and as one says on which of them something comes. */
export function useWeekdays() {
  const { t } = useI18n()
  const app = useAppStore()
  const locale = () => (app.language === 'nl' ? 'nl-NL' : 'en-GB')

  const name = (day: number, weekday: 'short' | 'long' = 'long') =>
    new Intl.DateTimeFormat(locale(), { weekday, timeZone: 'UTC' }).format(MONDAY + (day - 1) * DAY_MS)

  const list = (words: string[]) => new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words)

  /** "elke dag", "door de week", "op maandag en vrijdag". */
  function onDays(weekdays: readonly number[]): string {
    const days = [...new Set(weekdays)].sort((one, other) => one - other)
    if (days.length === 0) return t('moments.rule.noDay')
    if (isSame(days, WEEKDAYS)) return t('moments.rule.everyDay')
    if (isSame(days, [1, 2, 3, 4, 5])) return t('moments.rule.weekdays')
    if (isSame(days, [6, 7])) return t('moments.rule.weekend')
    return t('moments.rule.onDays', { days: list(days.map((day) => name(day))) })
  }

  return { name, list, onDays }
}
