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

/** So many moments are told of beforehand. */
const TOLD = 5
const MINUTE_MS = 60_000

/** The moments to come, in words. Of unforeseen ones only the day and its part are said: they are to stay a surprise. */
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
  const momentsOf = (rhythm: Rhythm, now: number, change: Partial<MomentPlan> = {}, most = TOLD) =>
    nextMoments(now, { ...plan(), ...change, rhythms: [{ ...rhythm, on: true }] }, {}, most)

  function preview(rhythm: Rhythm, now: number): { id: string; words: string }[] {
    const { rule } = rhythm
    if (rule.by === 'unforeseen') return surprises(rhythm, rule, now)
    return momentsOf(rhythm, now).map(({ id, due }) => ({ id, words: when.around(due, now) }))
  }

  /** Day by day. What is left of a part of the day that has begun would tell too much: of that one no number is said. */
  function surprises(rhythm: Rhythm, rule: Unforeseen, now: number): { id: string; words: string }[] {
    const begun = daysBegun(rhythm, rule, now)
    const counts = new Map<LocalDate, number>()
    for (const { day } of momentsOf(rhythm, now, {}, TOLD * rule.count)) counts.set(day, (counts.get(day) ?? 0) + 1)
    const days = [...counts].filter(([day]) => !begun.some((one) => one.day === day))
    let told = 0
    const later = days.filter(([, count]) => (told += count) - count < TOLD)
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

  /** The days whose part of the day is under way: today, or yesterday where it goes on past midnight. */
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

  /** When Luwte asks next. A moment that nobody should foresee is told of without its time, and without its day. */
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
