import fc from 'fast-check'
import { HOLD_REASONS, type HoldReason } from '@shared/features/moments/quietHours'
import type { QuietHours } from '@shared/features/moments/quietHours'
import { type ClockTime, MOMENT_KINDS, type MomentKind, type Rhythm, type Rule } from '@shared/features/moments/rhythm'
import { type Snooze, SNOOZES } from '@shared/features/moments/snooze'
import type { LocalDate } from '@shared/kernel/time'

// What can happen to somebody's moments, as plain data: it can be printed, shrunk and played again.

/** Where a process ends without a word, when it next comes there. */
export const CRASH_POINTS = ['before-write', 'after-write', 'before-show', 'after-show'] as const
export type CrashPoint = (typeof CRASH_POINTS)[number]

export const NOTIFIER_MANNERS = ['shows', 'fails', 'never-answers', 'rejects'] as const
export type NotifierManner = (typeof NOTIFIER_MANNERS)[number]

export type Step =
  | { do: 'pass'; minutes: number; timersLate: number }
  | { do: 'sleep'; minutes: number; isTold: boolean }
  /** Sleeps until so many minutes after the next moment is due (before, where negative). */
  | { do: 'sleep-to-next'; past: number; isTold: boolean }
  | { do: 'set-clock'; minutes: number }
  | { do: 'travel'; zone: string }
  | { do: 'pause'; minutes: number | null }
  | { do: 'go-on' }
  | { do: 'quiet'; quiet: QuietHours[] }
  | { do: 'hold-when'; reasons: HoldReason[] }
  | { do: 'disturb'; reasons: HoldReason[]; isTold: boolean; answersAfterMs: number }
  | { do: 'rhythm'; rhythm: Rhythm }
  | { do: 'switch'; rhythm: string }
  | { do: 'remove'; rhythm: string }
  | { do: 'answer'; kind: MomentKind; isFromMoment: boolean }
  | { do: 'later' }
  | { do: 'snooze'; snooze: Snooze }
  | { do: 'not-today' }
  | { do: 'askLess'; rhythm: string; answer: 'rarer' | 'stay' }
  | { do: 'restart' }
  | { do: 'crash'; at: CrashPoint }
  | { do: 'notifier'; manner: NotifierManner }
  | { do: 'disk'; isFull: boolean; slowMs: number }

export interface History {
  start: string
  zone: string
  rhythms: Rhythm[]
  quiet: QuietHours[]
  steps: Step[]
}

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

const RHYTHM_IDS = ['first', 'second', 'third']
const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7]

/** Days around which clocks change somewhere, and plain ones. */
const START_DAYS: LocalDate[] = [
  '2026-03-28',
  '2026-10-24',
  '2026-03-07',
  '2026-10-31',
  '2026-04-04',
  '2026-10-03',
  '2011-12-28',
  '2018-11-03',
  '2018-02-17',
  '2026-02-14',
  '2026-03-21',
  '2026-11-23',
  '2026-12-30',
  '2028-02-28',
]

const clockAt = (quarter: number): ClockTime => new Date(quarter * 900_000).toISOString().slice(11, 16)
export const clockTime = fc.integer({ min: 0, max: 95 }).map(clockAt)

const weekdays = fc.oneof(
  { weight: 4, arbitrary: fc.constant(ALL_WEEK) },
  { weight: 1, arbitrary: fc.subarray(ALL_WEEK, { minLength: 1 }) },
)
const dayPart = fc.oneof(
  fc.constantFrom({ from: '08:00', to: '20:00' }, { from: '00:00', to: '00:00' }, { from: '21:00', to: '03:30' }),
  fc.record({ from: clockTime, to: clockTime }),
)
const dateNear = (start: LocalDate) =>
  fc
    .integer({ min: -1, max: 12 })
    .map((days) => new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10))

export const ruleFrom = (start: LocalDate): fc.Arbitrary<Rule> =>
  fc.oneof(
    fc.record({
      by: fc.constant('times' as const),
      times: fc.array(clockTime, { minLength: 1, maxLength: 4 }),
      weekdays,
    }),
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), dayPart, weekdays)
      .map(([every, part, days]) => ({ by: 'hours' as const, every, ...part, weekdays: days })),
    fc
      .tuple(
        fc.integer({ min: 1, max: 5 }),
        dayPart,
        fc.constantFrom(15, 45, 60, 120),
        weekdays,
        fc.constantFrom('a', 'b7', 'zz'),
      )
      .map(([count, part, gap, days, seed]) => ({
        by: 'unforeseen' as const,
        count,
        ...part,
        gap,
        weekdays: days,
        seed,
      })),
    fc.record({ by: fc.constant('date' as const), date: dateNear(start), time: clockTime }),
    fc.record({
      by: fc.constant('weeks' as const),
      every: fc.integer({ min: 1, max: 3 }),
      first: dateNear(start),
      time: clockTime,
    }),
  )

const rhythmFrom = (start: LocalDate, id: fc.Arbitrary<string>): fc.Arbitrary<Rhythm> =>
  fc.record({
    id,
    kind: fc.constantFrom(...MOMENT_KINDS),
    on: fc.constant(true),
    rule: ruleFrom(start),
    skip: fc.uniqueArray(dateNear(start), { maxLength: 2 }),
    lifetime: fc.constantFrom(10, 30, 120, 720),
  })

/** Seldom so long that nothing can come at all. */
const quietHours: fc.Arbitrary<QuietHours[]> = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.constantFrom(1, 2, 4, 8, 12, 24, 36, 96), weekdays)
    .map(([from, quarters, days]) => ({ from: clockAt(from), to: clockAt((from + quarters) % 96), weekdays: days })),
  { maxLength: 2 },
)
const someReasons: fc.Arbitrary<HoldReason[]> = fc.oneof(
  fc.constant<HoldReason[]>([]),
  fc.subarray([...HOLD_REASONS], { minLength: 1 }),
)
const minutes = (...choices: number[]) => fc.constantFrom(...choices)
const DAY = 1440

function stepFrom(start: LocalDate): fc.Arbitrary<Step> {
  const isTold = fc.boolean()
  const rhythm = fc.constantFrom(...RHYTHM_IDS)
  const step = <Name extends Step['do']>(
    weight: number,
    name: Name,
    fields: {
      [Field in Exclude<keyof Extract<Step, { do: Name }>, 'do'>]: fc.Arbitrary<Extract<Step, { do: Name }>[Field]>
    },
  ) => ({ weight, arbitrary: fc.record({ do: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<Step> })
  return fc.oneof(
    step(8, 'sleep-to-next', { past: minutes(-1, 0, 0, 1, 9, 29, 31, 125), isTold }),
    step(3, 'pass', { minutes: minutes(1, 1, 2, 4), timersLate: minutes(0, 0, 0.5) }),
    step(1, 'pass', { minutes: minutes(11, 31, 60), timersLate: minutes(8, 20) }),
    step(2, 'sleep', { minutes: minutes(3, 45, 200, DAY, 3 * DAY), isTold }),
    step(2, 'set-clock', { minutes: minutes(-5, -60, -DAY, -365 * DAY, 5, 60, DAY, 365 * DAY) }),
    step(1, 'travel', { zone: fc.constantFrom(...ZONES) }),
    step(2, 'pause', { minutes: fc.constantFrom(1, 60, 2 * DAY, null) }),
    step(2, 'go-on', {}),
    step(1, 'quiet', { quiet: quietHours }),
    step(1, 'hold-when', { reasons: someReasons }),
    step(4, 'disturb', { reasons: someReasons, isTold, answersAfterMs: minutes(0, 0, 0, 2000, 90_000) }),
    step(2, 'rhythm', { rhythm: rhythmFrom(start, rhythm) }),
    step(1, 'switch', { rhythm }),
    step(1, 'remove', { rhythm }),
    step(2, 'answer', { kind: fc.constantFrom(...MOMENT_KINDS), isFromMoment: fc.boolean() }),
    step(1, 'later', {}),
    step(2, 'snooze', { snooze: fc.constantFrom(...SNOOZES) }),
    step(2, 'not-today', {}),
    step(1, 'askLess', { rhythm, answer: fc.constantFrom('rarer', 'stay') }),
    step(2, 'restart', {}),
    step(2, 'crash', { at: fc.constantFrom(...CRASH_POINTS) }),
    step(1, 'notifier', { manner: fc.constantFrom('shows', ...NOTIFIER_MANNERS) }),
    step(2, 'disk', { isFull: fc.boolean(), slowMs: minutes(0, 0, 0, 3000) }),
  )
}

export const anyHistory: fc.Arbitrary<History> = fc.constantFrom(...START_DAYS).chain((day) =>
  fc.record({
    start: fc
      .integer({ min: 0, max: 95 })
      .map((quarter) => new Date(Date.parse(day) + quarter * 900_000).toISOString()),
    zone: fc.constantFrom(...ZONES),
    rhythms: fc.uniqueArray(rhythmFrom(day, fc.constantFrom(...RHYTHM_IDS)), {
      minLength: 1,
      maxLength: 3,
      selector: ({ id }) => id,
    }),
    quiet: fc.oneof({ weight: 2, arbitrary: fc.constant<QuietHours[]>([]) }, { weight: 1, arbitrary: quietHours }),
    steps: fc.array(stepFrom(day), { minLength: 4, maxLength: 18, size: 'max' }),
  }),
)
