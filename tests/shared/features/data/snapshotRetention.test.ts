import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eraAfter, ERAS, RETENTION, snapshotsToKeep } from '@shared/features/data/snapshotRetention'
import { instant } from '@shared/kernel/time'

const HOUR_MS = 60 * 60 * 1000
const MOST = RETENTION.last + RETENTION.days + RETENTION.weeks + RETENTION.months

const madeAt = (...times: (number | string)[]) =>
  times.map((time, index) => ({
    id: `${index}`,
    madeAt: instant(typeof time === 'string' ? Date.parse(time) : time),
    era: 0,
  }))

/** With the eras that they get when they are made. */
const withEras = (made: ReturnType<typeof madeAt>) => {
  let before: (typeof made)[number] | null = null
  return made
    .toReversed()
    .map((one) => (before = { ...one, era: eraAfter(before, one.madeAt) }))
    .toReversed()
}

/** Newest first, at whatever times the clock then said. */
const anyClock = fc
  .array(fc.integer({ min: Date.parse('2024-01-01T00:00Z'), max: Date.parse('2028-01-01T00:00Z') }), {
    maxLength: 120,
  })
  .map((times) => madeAt(...times))

/** Hours between one generation and the one before it: many a day, and now and then a long silence. */
const gaps = fc.array(fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 3000 })), {
  maxLength: 150,
})
/** Newest first, by a clock that goes as it should. */
const rightClock = gaps.map((hours) => {
  let time = Date.parse('2027-06-30T23:30Z')
  return madeAt(...hours.map((hour) => (time -= hour * HOUR_MS)))
})

const without = (made: ReturnType<typeof madeAt>) => {
  const kept = snapshotsToKeep(made)
  return made.filter(({ id }) => kept.has(id))
}
const idsOf = (made: readonly { id: string }[]) => made.map(({ id }) => id)

describe('which generations stay', () => {
  it('are the last three, and the last of seven days, four weeks and twelve months', () => {
    let time = Date.parse('2026-11-22T20:00Z')
    const everyFourHours = madeAt(...Array.from({ length: 6 * 800 }, () => (time -= 4 * HOUR_MS)))
    const kept = without(everyFourHours).map((one) => one.madeAt.slice(0, 13))
    expect(kept).toEqual([
      ...['2026-11-22T16', '2026-11-22T12', '2026-11-22T08'],
      ...['2026-11-21T20', '2026-11-20T20', '2026-11-19T20', '2026-11-18T20', '2026-11-17T20', '2026-11-16T20'],
      ...['2026-11-15T20', '2026-11-08T20', '2026-11-01T20'],
      ...['2026-10-31T20', '2026-09-30T20', '2026-08-31T20', '2026-07-31T20', '2026-06-30T20', '2026-05-31T20'],
      ...['2026-04-30T20', '2026-03-31T20', '2026-02-28T20', '2026-01-31T20', '2025-12-31T20'],
    ])
  })

  it('are as many as there are while there are few', () => {
    expect(snapshotsToKeep([])).toEqual(new Set())
    expect(idsOf(without(madeAt('2026-11-22', '2020-01-01', '2001-01-01')))).toEqual(['0', '1', '2'])
  })

  it('are twenty-six at most, and the newest is always among them', () => {
    fc.assert(
      fc.property(fc.oneof(anyClock, rightClock), (made) => {
        const kept = snapshotsToKeep(made)
        expect(kept.size).toBeLessThanOrEqual(MOST)
        for (const newest of made.slice(0, RETENTION.last)) expect(kept).toContain(newest.id)
      }),
    )
  })

  it('all stay when it is asked once more', () => {
    fc.assert(
      fc.property(fc.oneof(anyClock, rightClock), (made) => {
        expect(without(without(made))).toEqual(without(made))
      }),
    )
  })

  it('are the same, whether one looked after each or only at the end: what stands for its time stays', () => {
    fc.assert(
      fc.property(fc.oneof(anyClock, rightClock), (made) => {
        let lookedAfterEach: typeof made = []
        for (const next of made.toReversed()) lookedAfterEach = without([next, ...lookedAfterEach])
        expect(idsOf(lookedAfterEach)).toEqual(idsOf(without(made)))
      }),
    )
  })

  it('reach as far back as they should, whatever comes after', () => {
    fc.assert(
      fc.property(rightClock, (made) => {
        const months = new Set(made.map((one) => one.madeAt.slice(0, 7)))
        const ofKept = new Set(without(made).map((one) => one.madeAt.slice(0, 7)))
        expect([...ofKept].slice(0, RETENTION.months)).toEqual([...months].slice(0, RETENTION.months))
      }),
    )
  })

  it('are not fewer because the clock was set back: of the time before it as many stay as of any other', () => {
    fc.assert(
      fc.property(gaps, gaps, (hoursAfter, hoursBefore) => {
        let time = Date.parse('2025-03-05T12:00Z')
        const after = hoursAfter.map((hour) => (time -= hour * HOUR_MS)).reverse()
        time = Date.parse('2027-06-30T23:30Z')
        const before = hoursBefore.map((hour) => (time -= hour * HOUR_MS))
        const made = madeAt(...after, ...before)
        const sinceThen = made.slice(0, after.length)
        const kept = snapshotsToKeep(made)
        for (const id of snapshotsToKeep(sinceThen)) expect(kept).toContain(id)
      }),
    )
  })

  it('of each era stay as many as if there were no other, also those of before the clock stood wrong', () => {
    fc.assert(
      fc.property(rightClock, anyClock, rightClock, (after, wrong, before) => {
        const made = withEras(
          [...after, ...wrong.slice(0, 8), ...before].map((one, index) => ({ ...one, id: `${index}` })),
        )
        const kept = snapshotsToKeep(made)
        const eras = [...new Set(made.map(({ era }) => era))]
        for (const era of eras.slice(0, ERAS))
          for (const id of snapshotsToKeep(made.filter((one) => one.era === era))) expect(kept).toContain(id)
        expect(kept.size).toBeLessThanOrEqual(MOST * (ERAS + 1))
        const left = made.filter(({ id }) => kept.has(id))
        expect(snapshotsToKeep(left)).toEqual(kept)
      }),
    )
  })

  it('an era ends where the clock leaps: on by weeks, or back by more than a day', () => {
    const after = (madeAt: string) => eraAfter({ madeAt: '2026-11-22T20:00:00.000Z', era: 3 }, madeAt)
    expect(eraAfter(null, '2026-11-22T20:00:00.000Z')).toBe(0)
    expect(after('2026-11-23T20:00:00.000Z')).toBe(3)
    expect(after('2026-12-06T19:00:00.000Z')).toBe(3)
    expect(after('2026-12-06T21:00:00.000Z')).toBe(4)
    expect(after('2026-11-22T01:00:00.000Z')).toBe(3)
    expect(after('2025-11-22T20:00:00.000Z')).toBe(4)
  })
})
