import fc from 'fast-check'
import { type ClockTime, MOMENT_KINDS, type Rhythm, type Rule } from '@shared/features/moments/rhythm'

// Rhythms, zones and instants as they come in life, for the tests of what is planned by them.

export const DAY_MS = 24 * 60 * 60 * 1000
export const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7]

/** Among them one that changes by half an hour, one that skipped a day, and ones that change at midnight or twice more. */
export const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kolkata',
  'UTC',
  'America/Sao_Paulo',
  'Africa/Casablanca',
] as const
export const zone = fc.constantFrom(...ZONES)

/** From before Samoa skipped a day and Brazil still changed its clocks. */
export const anInstant = fc.integer({ min: Date.parse('2011-11-01T00:00Z'), max: Date.parse('2028-12-31T00:00Z') })

export const clockTime: fc.Arbitrary<ClockTime> = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16))
export const weekdays = fc.subarray(ALL_WEEK, { minLength: 1 })
export const date = anInstant.map((epochMs) => new Date(epochMs).toISOString().slice(0, 10))
const dayPart = { from: clockTime, to: clockTime, weekdays }

export const unforeseen = fc.record({
  by: fc.constant('unforeseen' as const),
  count: fc.integer({ min: 1, max: 6 }),
  gap: fc.integer({ min: 15, max: 360 }),
  seed: fc.stringMatching(/^[a-z0-9]{1,12}$/),
  ...dayPart,
})
export const everyDayRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    by: fc.constant('times' as const),
    times: fc.array(clockTime, { minLength: 1, maxLength: 4 }),
    weekdays,
  }),
  fc.record({ by: fc.constant('hours' as const), every: fc.integer({ min: 1, max: 12 }), ...dayPart }),
  unforeseen,
)
export const rule: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 3, arbitrary: everyDayRule },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('date' as const), date, time: clockTime }) },
  {
    weight: 1,
    arbitrary: fc.record({
      by: fc.constant('weeks' as const),
      every: fc.integer({ min: 1, max: 52 }),
      first: date,
      time: clockTime,
    }),
  },
)

export const rhythmOf = (rule: fc.Arbitrary<Rule>): fc.Arbitrary<Rhythm> =>
  fc.record({
    id: fc.constant('daily'),
    kind: fc.constantFrom(...MOMENT_KINDS),
    on: fc.constant(true),
    rule,
    skip: fc.array(date, { maxLength: 3 }),
    lifetime: fc.integer({ min: 10, max: 720 }),
  })

export const plainRhythm = (rule: Rule, skip: string[] = []): Rhythm => ({
  id: 'daily',
  kind: 'check-in',
  on: true,
  rule,
  skip,
  lifetime: 120,
})
export const daily = (...times: ClockTime[]): Rhythm => plainRhythm({ by: 'times', times, weekdays: ALL_WEEK })
