import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { isQuiet } from '@shared/features/moments/quietHours'
import { snoozesAt } from '@shared/features/moments/snooze'
import { ALL_WEEK, anInstant, clockTime, weekdays, zone } from '../../arbitraries'

const amsterdam = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Amsterdam]`).epochMilliseconds
const offered = (local: string, quiet: Parameters<typeof snoozesAt>[1]['quiet'] = []) =>
  snoozesAt(amsterdam(local), { quiet, zone: 'Europe/Amsterdam' }).map(({ snooze }) => snooze)

describe('a snooze', () => {
  it('is offered for ten minutes, half an hour, an hour, and this evening', () => {
    expect(offered('2026-11-23T08:00')).toEqual(['ten-minutes', 'half-hour', 'hour', 'evening'])
    const at = snoozesAt(amsterdam('2026-11-23T08:00'), { quiet: [], zone: 'Europe/Amsterdam' }).at(-1)?.at
    expect(at).toBe(amsterdam('2026-11-23T20:00'))
  })

  it('is not offered for an evening that is near or over', () => {
    expect(offered('2026-11-23T18:30')).toContain('evening')
    expect(offered('2026-11-23T18:31')).not.toContain('evening')
    expect(offered('2026-11-23T21:00')).not.toContain('evening')
  })

  it('is not offered into quiet hours', () => {
    const quiet = [{ from: '22:00', to: '07:00', weekdays: ALL_WEEK }]
    expect(offered('2026-11-23T21:15', quiet)).toEqual(['ten-minutes', 'half-hour'])
    expect(offered('2026-11-23T21:55', quiet)).toEqual([])
  })

  it('always lies ahead and never in quiet hours', () => {
    const anyQuiet = fc.array(fc.record({ from: clockTime, to: clockTime, weekdays }), { maxLength: 3 })
    fc.assert(
      fc.property(anyQuiet, anInstant, zone, (quiet, now, where) => {
        for (const { at } of snoozesAt(now, { quiet, zone: where })) {
          expect(at).toBeGreaterThan(now)
          expect(isQuiet(at, quiet, where)).toBe(false)
        }
      }),
      { numRuns: 400, seed: 51 },
    )
  })
})
