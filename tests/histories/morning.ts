import type { Rhythm, Rule } from '@shared/features/moments/rhythm'
import type { History, Step } from './history'

// Histories written by hand.

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
export const rhythm = (id: string, rule: Rule, lifetime = 120): Rhythm => ({
  id,
  kind: 'check-in',
  on: true,
  rule,
  skip: [],
  lifetime,
})
export const atTimes = (id: string, ...times: string[]) => rhythm(id, { by: 'times', times, weekdays: WEEKDAYS })
export const wait = (minutes: number): Step => ({ do: 'pass', minutes, timersLate: 0 })

export const toNext: Step = { do: 'sleep-to-next', past: 0, isTold: true }

/** A Monday morning in Amsterdam, half past seven, and one moment at eight. */
export const morning = (steps: Step[], rhythms = [atTimes('first', '08:00')]): History => ({
  start: '2026-11-23T06:30:00.000Z',
  zone: 'Europe/Amsterdam',
  rhythms,
  quiet: [],
  steps,
})
