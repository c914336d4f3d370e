import { Temporal } from 'temporal-polyfill'
import { useI18n } from 'vue-i18n'
import { nextMoments, type MomentPlan } from '@shared/features/moments/momentSchedule'
import { lengthOf, occurrences } from '@shared/features/moments/occurrences'
import { pauseEnd } from '@shared/features/moments/pause'
import type { Rhythm, Rule } from '@shared/features/moments/rhythm'
import { type LocalDate, localDateAt } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'
import { spokenTime, useRuleTexts } from './ruleTexts'
import { useWhen } from '@/ui/when'

type Unforeseen = Extract<Rule, { by: 'unforeseen' }>

/** How many moments are listed beforehand. */
const MAX_LISTED = 5
const MINUTE_MS = 60_000

/** The next moments, in words. Of unforeseen ones only the day and the part of it are named: they are to stay a surprise. */
export function useUpcoming() {
  const { t } = useI18n()
  const app = useAppStore()
  const when = useWhen()
  const words = useRuleTexts()

  const plan = (): MomentPlan => {
    const { rhythms, quiet, pause } = app.settings
    return { rhythms, quiet, pause, zone: app.zone }
  }

  /** The next moments of one rhythm, as if it were on. */
  const momentsOf = (rhythm: Rhythm, now: number, change: Partial<MomentPlan> = {}, most = MAX_LISTED) =>
    nextMoments(now, { ...plan(), ...change, rhythms: [{ ...rhythm, on: true }] }, {}, most)

  function preview(rhythm: Rhythm, now: number): { id: string; words: string }[] {
    const { rule } = rhythm
    if (rule.by === 'unforeseen') return surprises(rhythm, rule, now)
    return momentsOf(rhythm, now).map(({ id, due }) => ({ id, words: when.around(due, now) }))
  }

  /** Day by day. For a part of the day that has begun no number is given: what is left would reveal too much. */
  function surprises(rhythm: Rhythm, rule: Unforeseen, now: number): { id: string; words: string }[] {
    const begun = daysBegun(rhythm, rule, now)
    const counts = new Map<LocalDate, number>()
    for (const { day } of momentsOf(rhythm, now, {}, MAX_LISTED * rule.count))
      counts.set(day, (counts.get(day) ?? 0) + 1)
    const days = [...counts].filter(([day]) => !begun.some((one) => one.day === day))
    let listed = 0
    const later = days.filter(([, count]) => (listed += count) - count < MAX_LISTED)
    return [
      ...begun.map(({ day, end }) => ({
        id: day,
        words: t('moments.preview.begun', { time: spokenTime(when.clock(end)) }),
      })),
      ...later.map(([day, count]) => ({
        id: day,
        words: t('moments.preview.surprise', {
          day: when.day(day, now),
          times: words.times(count),
          part: words.part(rule),
        }),
      })),
    ]
  }

  /** The days whose part of the day has begun and not ended: today, or yesterday where it goes on past midnight. */
  function daysBegun({ skip }: Rhythm, rule: Unforeseen, now: number): { day: LocalDate; end: number }[] {
    const today = Temporal.PlainDate.from(localDateAt(now, app.zone))
    return [today.subtract({ days: 1 }), today]
      .filter((day) => rule.weekdays.includes(day.dayOfWeek) && !skip.includes(day.toString()))
      .map((day) => {
        const plainTime = Temporal.PlainTime.from(rule.from)
        const begin = day.toZonedDateTime({ timeZone: app.zone, plainTime }).epochMilliseconds
        return { day: day.toString(), begin, end: begin + lengthOf(rule) * MINUTE_MS }
      })
      .filter(({ begin, end }) => begin <= now && Math.max(now, pauseEnd(app.settings.pause)) < end)
  }

  /** When the app asks next. For an unforeseen moment neither time nor day is named. */
  function next(due: number | null, now: number): string {
    const isSurprise = ({ rule }: Rhythm) => rule.by === 'unforeseen'
    const on = app.settings.rhythms.filter((rhythm) => rhythm.on)
    const surprising = on.filter(isSurprise)
    const isHidden = due !== null && surprising.some((one) => occurrences(one, due, due + 1, app.zone).length > 0)
    const known = isHidden
      ? nextMoments(now, { ...plan(), rhythms: on.filter((one) => !isSurprise(one)) }, {}, 1)[0]?.due
      : due
    const [first] = surprising
    if (known !== undefined && known !== null) {
      const said = when.around(known, now)
      return first ? t('moments.next.also', { said }) : said
    }
    if (first?.rule.by !== 'unforeseen' || due === null) return t('today.moment.none')
    return t('moments.next.unforeseen', { part: words.part(first.rule) })
  }

  return { preview, next, momentsOf }
}
