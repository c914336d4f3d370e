import { Temporal } from 'temporal-polyfill'
import {
  type CHOSEN_KINDS,
  DEFAULT_LIFETIME_MINUTES,
  type MomentKind,
  type Rule,
  WEEKDAYS,
} from '@shared/features/moments/rhythm'
import type { NamedRhythm } from '@shared/features/moments/contract'
import { dayAt } from '@shared/kernel/time'

const SUNDAY = 7
const EVENING = '20:00'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Random small letters and digits. */
export const randomText = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(length)), (drawn) => LETTERS[drawn % LETTERS.length]).join('')

/** When a moment may come, in short. Whoever wants it otherwise fills in the long form. */
export type ShortRule = 'tomorrow' | 'everyEvening' | 'everySunday'

/** Those of which the settings can make a new one. */
type ChosenKind = (typeof CHOSEN_KINDS)[number]

export const SHORT_RULES: Record<ChosenKind, readonly ShortRule[]> = {
  'check-in': ['tomorrow', 'everyEvening'],
  write: ['tomorrow', 'everySunday'],
  practice: ['tomorrow', 'everyEvening'],
}

/** @param now milliseconds since 1970. After midnight it still is the evening before, so tomorrow is after the next sleep. */
export function shortRule(name: ShortRule, now: number, zone: string): Rule {
  const today = Temporal.PlainDate.from(dayAt(now, zone))
  switch (name) {
    case 'tomorrow':
      return { by: 'date', date: today.add({ days: 1 }).toString(), time: EVENING }
    case 'everyEvening':
      return { by: 'times', times: [EVENING], weekdays: [...WEEKDAYS] }
    case 'everySunday':
      return { by: 'weeks', every: 1, first: today.add({ days: SUNDAY - today.dayOfWeek }).toString(), time: '10:00' }
  }
}

/** A rhythm that is made, and kept nowhere yet. */
export const newRhythm = (kind: MomentKind, rule: Rule): NamedRhythm => ({
  id: crypto.randomUUID(),
  name: '',
  kind,
  opens: null,
  on: true,
  rule,
  skip: [],
  lifetime: DEFAULT_LIFETIME_MINUTES,
})
