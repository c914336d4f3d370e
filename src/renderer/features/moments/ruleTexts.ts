import { useI18n } from 'vue-i18n'
import { type ClockTime, type MomentKind, type Rule, WEEKDAYS } from '@shared/features/moments/rhythm'
import type { LocalDate } from '@shared/kernel/time'
import { useFormat } from '@/ui/format'

/** `9:00` for `09:00`, as it is said. */
export const spokenTime = (time: ClockTime): string => time.replace(/^0(?=\d)/, '')

const isSame = (days: readonly number[], others: readonly number[]) => days.join() === others.join()

/** Numbers up to this one are written as words, with the texts of the hours. */
const MAX_IN_WORDS = 12

/** When a rhythm comes, as people say it: "elke twee uur tussen 9:00 en 17:00". */
export function useRuleTexts() {
  const { t } = useI18n()
  const format = useFormat()

  const number = (count: number) => (count <= MAX_IN_WORDS ? t(`when.hour.h${String(count)}`) : String(count))

  /** `3 december`, with its year when that is another one than today's; with its weekday where that is asked for. */
  function date(day: LocalDate, today: LocalDate, weekday?: 'long'): string {
    const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
    return format.date(day, { ...(weekday ? { weekday } : {}), day: 'numeric', month: 'long', ...year })
  }

  /** "elke dag", "door de week", "op maandag en vrijdag". */
  function onDays(weekdays: readonly number[]): string {
    const days = [...new Set(weekdays)].sort((one, other) => one - other)
    if (days.length === 0) return t('moments.rule.noDay')
    if (isSame(days, WEEKDAYS)) return t('moments.rule.everyDay')
    if (isSame(days, [1, 2, 3, 4, 5])) return t('moments.rule.weekdays')
    if (isSame(days, [6, 7])) return t('moments.rule.weekend')
    return t('moments.rule.onDays', { days: format.list(days.map((day) => format.weekdayName(day))) })
  }

  /** "tussen 9:00 en 21:00". */
  const part = ({ from, to }: { from: ClockTime; to: ClockTime }) =>
    t(from < to ? 'moments.rule.part' : 'moments.rule.partOvernight', { from: spokenTime(from), to: spokenTime(to) })

  /** "drie keer". */
  const times = (count: number) =>
    count <= 2
      ? t(count === 1 ? 'moments.rule.once' : 'moments.rule.twice')
      : t('moments.rule.many', { count: number(count) })

  /** "elke twee weken". */
  const everyWeeks = (every: number) =>
    every === 1 ? t('moments.rule.everyWeek') : t('moments.rule.everyWeeks', { every: number(every) })

  /** "elke twee uur". */
  const everyHours = (every: number) =>
    every === 1 ? t('moments.rule.everyHour') : t('moments.rule.everyHours', { every: number(every) })

  /** Something that comes every day is said without its days. */
  const withDays = (said: string, weekdays: readonly number[]) =>
    new Set(weekdays).size === 7 ? said : t('moments.rule.withDays', { said, days: onDays(weekdays) })

  function rule(rule: Rule, today: LocalDate): string {
    switch (rule.by) {
      case 'times': {
        const clock = [...new Set(rule.times)].sort().map(spokenTime)
        if (clock.length === 0) return t('moments.rule.noTime')
        return rule.weekdays.length === 0
          ? t('moments.rule.noDay')
          : t('moments.rule.times', { days: onDays(rule.weekdays), times: format.list(clock) })
      }
      case 'hours':
        return withDays(t('moments.rule.hours', { every: everyHours(rule.every), part: part(rule) }), rule.weekdays)
      case 'unforeseen': {
        const said = rule.count === 1 ? 'moments.rule.unforeseenOnce' : 'moments.rule.unforeseen'
        return withDays(t(said, { times: times(rule.count), part: part(rule) }), rule.weekdays)
      }
      case 'date':
        return t('moments.rule.date', { date: date(rule.date, today), time: spokenTime(rule.time) })
      case 'weeks': {
        const said = t('moments.rule.weeks', {
          every: everyWeeks(rule.every),
          day: format.date(rule.first, { weekday: 'long' }),
          time: spokenTime(rule.time),
        })
        return rule.first > today ? t('moments.rule.startingOn', { said, date: date(rule.first, today) }) : said
      }
    }
  }

  return {
    rule,
    date,
    part,
    times,
    everyWeeks,
    everyHours,
    number,
    /** What it is called, or, without a name, what it asks for. */
    title: ({ name, kind }: { name: string; kind: MomentKind }) => name || t(`moments.kind.${kind}`),
  }
}
