import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import {
  decide,
  LATER_MS,
  MOMENT_LIFETIME_MS,
  type MomentLog,
  nextMoment,
  occurrences,
  type Rhythm,
} from '@shared/domain/rhythm'

const DAY_MS = 24 * 60 * 60 * 1000
const ZONES = ['Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']

const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  id: fc.constant('daily'),
  on: fc.constant(true),
  times: fc.array(clockTime, { minLength: 1, maxLength: 4 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
})
const instant2026 = fc.integer({ min: Date.parse('2026-01-01T00:00Z'), max: Date.parse('2027-12-31T00:00Z') })
const zone = fc.constantFrom(...ZONES)

const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds
const amsterdam = (local: string) => at(`${local}[Europe/Amsterdam]`)
const every = (times: string[]): Rhythm => ({ id: 'daily', on: true, times, weekdays: [1, 2, 3, 4, 5, 6, 7] })

describe('occurrences', () => {
  it('come once a day at each nominal time on the chosen weekdays, whatever the zone does', () => {
    fc.assert(
      fc.property(rhythm, instant2026, zone, (plan, from, where) => {
        const found = occurrences(plan, from, from + 10 * DAY_MS, where)
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        for (const { id, due } of found) {
          const nominal = Temporal.PlainDateTime.from(id.slice('daily@'.length))
          expect(plan.weekdays).toContain(nominal.dayOfWeek)
          expect(plan.times).toContain(nominal.toPlainTime().toString({ smallestUnit: 'minute' }))
          // Only where the clocks jumped over the nominal time may the real one differ, and by no more than they jumped.
          const shown = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(where).toPlainDateTime()
          const late = nominal.until(shown).total('minutes')
          expect(late).toBeGreaterThanOrEqual(0)
          expect(late).toBeLessThanOrEqual(60)
        }
        const chosenDays = new Set(plan.times).size * plan.weekdays.length
        expect(found.length).toBeGreaterThanOrEqual(chosenDays - new Set(plan.times).size)
      }),
      { numRuns: 150, seed: 11 },
    )
  })

  it('are the same however the span is cut', () => {
    fc.assert(
      fc.property(rhythm, instant2026, fc.integer({ min: 1, max: 9 }), zone, (plan, from, days, where) => {
        const middle = from + days * DAY_MS
        const end = from + 10 * DAY_MS
        expect([...occurrences(plan, from, middle, where), ...occurrences(plan, middle, end, where)]).toEqual(
          occurrences(plan, from, end, where),
        )
      }),
      { numRuns: 100, seed: 12 },
    )
  })

  it('come later by the jump in the night when clocks go forward', () => {
    const found = occurrences(
      every(['02:30']),
      amsterdam('2026-03-28T12:00'),
      amsterdam('2026-03-29T12:00'),
      'Europe/Amsterdam',
    )
    expect(found).toEqual([{ id: 'daily@2026-03-29T02:30', due: amsterdam('2026-03-29T03:30') }])
  })

  it('come once in the hour that comes twice', () => {
    const found = occurrences(
      every(['02:30']),
      amsterdam('2026-10-24T12:00'),
      amsterdam('2026-10-25T12:00'),
      'Europe/Amsterdam',
    )
    expect(found).toHaveLength(1)
    expect(found[0]?.due).toBe(at('2026-10-25T02:30+02:00[Europe/Amsterdam]'))
  })

  it('do not come when the rhythm is off', () => {
    expect(occurrences({ ...every(['08:00']), on: false }, 0, 10 * DAY_MS, 'UTC')).toEqual([])
  })
})

describe('decide', () => {
  const plan = { rhythms: [every(['08:00', '08:20', '20:00'])], zone: 'Europe/Amsterdam', pausedUntil: null }
  const shown = (since: number): MomentLog[string] => ({ state: 'shown', since: new Date(since).toISOString() })

  it('shows a moment at its time, and not before', () => {
    const due = amsterdam('2026-11-23T08:00')
    expect(decide(due - 1, plan, {})).toMatchObject({ do: 'wait', at: due })
    expect(decide(due, plan, {})).toMatchObject({ do: 'show', occurrence: { id: 'daily@2026-11-23T08:00' } })
  })

  it('shows only the newest of several that came due unseen', () => {
    expect(decide(amsterdam('2026-11-23T08:25'), plan, {})).toMatchObject({
      do: 'show',
      occurrence: { id: 'daily@2026-11-23T08:20' },
    })
  })

  it('lets the older one pass once the newer one was shown', () => {
    const now = amsterdam('2026-11-23T08:26')
    expect(decide(now, plan, { 'daily@2026-11-23T08:20': shown(now) }).do).toBe('wait')
  })

  it('lets a moment pass in silence after its lifetime', () => {
    const due = amsterdam('2026-11-23T20:00')
    expect(decide(due + MOMENT_LIFETIME_MS, plan, {}).do).toBe('show')
    expect(decide(due + MOMENT_LIFETIME_MS + 1, plan, {}).do).toBe('wait')
  })

  it('asks again after "later", once, in half an hour', () => {
    const due = amsterdam('2026-11-23T20:00')
    const again = new Date(due + LATER_MS).toISOString()
    const log: MomentLog = { 'daily@2026-11-23T20:00': { state: 'later', since: new Date(due).toISOString(), again } }
    expect(decide(due + LATER_MS - 1, plan, log)).toMatchObject({ do: 'wait', at: due + LATER_MS })
    expect(decide(due + LATER_MS, plan, log)).toMatchObject({ do: 'show' })
    expect(nextMoment(due, plan, log)?.due).toBe(due + LATER_MS)
  })

  it('shows nothing while paused, nor afterwards what came due in the pause', () => {
    const until = amsterdam('2026-11-23T08:10')
    const paused = { ...plan, pausedUntil: new Date(until).toISOString() }
    expect(decide(amsterdam('2026-11-23T08:05'), paused, {})).toEqual({ do: 'wait', at: until, reason: 'paused' })
    expect(decide(until + 1, paused, {})).toMatchObject({ do: 'wait', at: amsterdam('2026-11-23T08:20') })
  })

  it('goes on after a clock that stood a year ahead was put right', () => {
    const nextYear = amsterdam('2027-11-23T08:00')
    expect(decide(amsterdam('2026-11-23T08:00'), plan, { 'daily@2027-11-23T08:00': shown(nextYear) }).do).toBe('show')
  })

  it('says when nothing is planned', () => {
    expect(decide(0, { ...plan, rhythms: [{ ...every(['08:00']), on: false }] }, {})).toEqual({
      do: 'wait',
      at: null,
      reason: 'off',
    })
  })
})
