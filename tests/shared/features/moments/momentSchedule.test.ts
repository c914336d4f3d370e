import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import {
  decide,
  missedBefore,
  type MomentLog,
  type MomentState,
  nextMoment,
  nextMoments,
  type MomentPlan,
} from '@shared/features/moments/momentSchedule'
import { lifetimeMs } from '@shared/features/moments/rhythm'
import { ALL_WEEK, anInstant, daily, DAY_MS, rhythmOf, rule, zone } from '../../arbitraries'

const amsterdam = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Amsterdam]`).epochMilliseconds
const text = (epochMs: number) => new Date(epochMs).toISOString()
const MINUTE = 60_000
const eight = 'daily@2026-11-23T08:00'

const plan: MomentPlan = {
  rhythms: [daily('08:00', '08:20', '20:00')],
  quiet: [],
  zone: 'Europe/Amsterdam',
  pause: null,
}
const became = (state: MomentState['state'], since: number, again?: number): MomentState => ({
  state,
  since: text(since),
  ...(again === undefined ? {} : { again: text(again) }),
})
const shownId = (now: number, log: MomentLog = {}, by = plan) => {
  const decision = decide(now, by, log)
  return decision.do === 'show' ? decision.occurrence.id : null
}

describe('decide', () => {
  it('shows a moment at its time, and not before', () => {
    const due = amsterdam('2026-11-23T08:00')
    expect(decide(due - 1, plan, {})).toEqual({ do: 'wait', at: due, reason: 'not-yet' })
    expect(shownId(due)).toBe(eight)
  })

  it('shows only the newest of several that came due unseen, and lets the others pass', () => {
    expect(decide(amsterdam('2026-11-23T08:25'), plan, {})).toMatchObject({
      occurrence: { id: 'daily@2026-11-23T08:20' },
      instead: [eight],
    })
  })

  it('shows only one of what was meant for a day that was skipped and for the next one', () => {
    const apia = { ...plan, zone: 'Pacific/Apia', rhythms: [daily('20:00')] }
    const due = Temporal.ZonedDateTime.from('2011-12-31T20:00[Pacific/Apia]').epochMilliseconds
    expect(decide(due, apia, {})).toMatchObject({
      occurrence: { id: 'daily@2011-12-31T20:00' },
      instead: ['daily@2011-12-30T20:00'],
    })
  })

  it('of two at the same time lets the rhythm go first that was shown longest ago', () => {
    const both = { ...plan, rhythms: ['other', 'daily'].map((id) => ({ ...daily('08:00'), id })) }
    const now = amsterdam('2026-11-23T08:00')
    const yesterday = { 'daily@2026-11-22T08:00': became('answered', now - DAY_MS) }
    expect(shownId(now, yesterday, both)).toBe('other@2026-11-23T08:00')
    const before = { ...yesterday, 'other@2026-11-22T20:00': became('passed', now - DAY_MS / 2) }
    expect(shownId(now, before, both)).toBe(eight)
  })

  it('lets a moment pass in silence after its lifetime', () => {
    const due = amsterdam('2026-11-23T20:00')
    const lifetime = lifetimeMs(daily())
    expect(shownId(due + lifetime)).toBe('daily@2026-11-23T20:00')
    expect(shownId(due + lifetime + 1)).toBeNull()
  })

  it('asks again after "later", once', () => {
    const due = amsterdam('2026-11-23T20:00')
    const again = due + 30 * MINUTE
    const id = 'daily@2026-11-23T20:00'
    const log = { [id]: became('later', due, again) }
    expect(decide(again - 1, plan, log)).toMatchObject({ do: 'wait', at: again })
    expect(shownId(again, log)).toBe(id)
    expect(nextMoment(due, plan, log)).toMatchObject({ id, due: again })
    expect(shownId(again, { [id]: became('shown', again) })).toBeNull()
  })

  it('does not ask later what a newer one asks, or was answered for', () => {
    const again = amsterdam('2026-11-23T08:30')
    for (const state of ['shown', 'answered'] as const) {
      const newer = { 'daily@2026-11-23T08:20': became(state, again) }
      expect(shownId(again, { [eight]: became('later', again, again), ...newer })).toBeNull()
    }
  })

  it('is silent in a pause, and brings nothing afterwards that came due in it', () => {
    const until = amsterdam('2026-11-23T08:10')
    const paused = { ...plan, pause: { until: text(until) } }
    expect(decide(amsterdam('2026-11-23T08:05'), paused, {})).toEqual({ do: 'wait', at: until, reason: 'paused' })
    expect(decide(until, paused, {})).toMatchObject({ do: 'wait', at: amsterdam('2026-11-23T08:20') })
    expect(decide(until, { ...plan, pause: { until: null } }, {})).toEqual({ do: 'wait', at: null, reason: 'paused' })
  })

  it('is silent in quiet hours, and brings nothing afterwards that came due in them', () => {
    const quiet = [{ from: '07:00', to: '08:10', weekdays: ALL_WEEK }]
    expect(shownId(amsterdam('2026-11-23T08:10'), {}, { ...plan, quiet })).toBeNull()
    expect(nextMoment(amsterdam('2026-11-23T07:00'), { ...plan, quiet }, {})?.id).toBe('daily@2026-11-23T08:20')
    const later = { [eight]: became('later', 0, amsterdam('2026-11-23T08:05')) }
    expect(shownId(amsterdam('2026-11-23T08:10'), later, { ...plan, quiet })).toBeNull()
  })

  it('waits for the end of quiet hours with what came due before them', () => {
    const quiet = [{ from: '08:05', to: '08:10', weekdays: ALL_WEEK }]
    const end = amsterdam('2026-11-23T08:10')
    expect(decide(end - 1, { ...plan, quiet }, {})).toEqual({ do: 'wait', at: end, reason: 'quiet' })
    expect(shownId(end, {}, { ...plan, quiet })).toBe(eight)
  })

  it('brings no older moment after a newer one, when the clock was set back', () => {
    const log = { 'daily@2026-11-23T08:20': became('passed', amsterdam('2026-11-23T08:20')) }
    expect(shownId(amsterdam('2026-11-23T08:00'), log)).toBeNull()
    expect(nextMoment(amsterdam('2026-11-23T07:00'), plan, log)?.id).toBe('daily@2026-11-23T20:00')
  })

  it('goes on after a clock that stood a year ahead was put right', () => {
    const log = { 'daily@2027-11-23T08:00': became('shown', amsterdam('2027-11-23T08:00')) }
    expect(shownId(amsterdam('2026-11-23T08:00'), log)).toBe(eight)
  })

  it('says when nothing is planned', () => {
    const off = { ...plan, rhythms: [{ ...daily('08:00'), on: false }] }
    expect(decide(0, off, {})).toEqual({ do: 'wait', at: null, reason: 'off' })
  })

  it('shows only what is due, alive, wanted and unseen, whatever the plan', () => {
    fc.assert(
      fc.property(fc.array(rhythmOf(rule), { minLength: 1, maxLength: 3 }), anInstant, zone, (rhythms, now, where) => {
        const named = rhythms.map((rhythm, index) => ({ ...rhythm, id: `r${String(index)}` }))
        const by = { rhythms: named, quiet: [], zone: where, pause: null }
        const decision = decide(now, by, {})
        if (decision.do === 'wait') {
          expect(decision.at ?? Infinity).toBeGreaterThan(now)
          return
        }
        const { id, due } = decision.occurrence
        const lifetime = lifetimeMs(named.find((rhythm) => id.startsWith(`${rhythm.id}@`)) ?? { lifetime: 0 })
        expect(due).toBeLessThanOrEqual(now)
        expect(now - due).toBeLessThanOrEqual(lifetime)
        const seen = Object.fromEntries([id, ...decision.instead].map((one) => [one, became('shown', now)]))
        expect(decide(now, by, seen).do).toBe('wait')
      }),
      { numRuns: 300, seed: 31 },
    )
  })
})

describe('nextMoments', () => {
  it('come when they are said to come', () => {
    fc.assert(
      fc.property(rhythmOf(rule), anInstant, zone, (rhythm, now, where) => {
        const by: MomentPlan = { rhythms: [rhythm], quiet: [], zone: where, pause: null }
        for (const { id, due } of nextMoments(now, by, {}, 4)) {
          expect(decide(due - 1, by, {})).not.toMatchObject({ occurrence: { id } })
          const decision = decide(due, by, {})
          // Of two that a jump of the clocks made fall together, one is shown and the other passes with it.
          expect(decision.do === 'show' ? [decision.occurrence.id, ...decision.instead] : []).toContain(id)
        }
      }),
      { numRuns: 200, seed: 32 },
    )
  })

  it('begin when a pause ends', () => {
    const until = amsterdam('2026-11-30T06:00')
    expect(nextMoments(amsterdam('2026-11-23T07:00'), { ...plan, pause: { until: text(until) } }, {}, 2)).toEqual([
      { id: 'daily@2026-11-30T08:00', due: amsterdam('2026-11-30T08:00'), day: '2026-11-30' },
      { id: 'daily@2026-11-30T08:20', due: amsterdam('2026-11-30T08:20'), day: '2026-11-30' },
    ])
    expect(nextMoments(0, { ...plan, pause: { until: null } }, {}, 2)).toEqual([])
  })
})

describe('missedBefore', () => {
  it('is what was due and has not come, put off or not', () => {
    const now = amsterdam('2026-11-23T08:30')
    const log = {
      'daily@2026-11-23T08:20': became('answered', now),
      'daily@2026-11-22T20:00': became('later', now, amsterdam('2026-11-23T08:10')),
    }
    const other = { ...daily('08:05'), id: 'other' }
    expect(missedBefore(now, { ...plan, rhythms: [other] }, {})).toEqual(['other@2026-11-23T08:05'])
    expect(missedBefore(now, plan, { 'daily@2026-11-23T07:00': became('later', now, now - 1) })).toContain(
      'daily@2026-11-23T07:00',
    )
    // Also one that a newer one keeps away: that one may be put off in its turn.
    expect(missedBefore(now, plan, log)).toEqual([eight, 'daily@2026-11-22T20:00'])
    expect(missedBefore(now, plan, { [eight]: became('later', now, now + 1) })).toEqual(['daily@2026-11-23T08:20'])
  })
})
