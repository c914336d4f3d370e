import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DARK_FROM, isDarkAt, LIGHT_FROM, untilOtherLight } from '@shared/features/settings/themeByHour'
import { hourAt } from '@shared/kernel/time'

const HOUR = 60 * 60 * 1000
const ZONES = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC']

it('always changes at the next of the two hours, whatever the zone and the clock change', () => {
  const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) })
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (now, zone) => {
      const change = now + untilOtherLight(now, zone)
      expect(change).toBeGreaterThan(now)
      expect(change).toBeLessThanOrEqual(now + 14 * HOUR)
      expect(isDarkAt(change - 1, zone)).toBe(isDarkAt(now, zone))
      expect(isDarkAt(change, zone)).not.toBe(isDarkAt(now, zone))
      expect([DARK_FROM, LIGHT_FROM]).toContain(hourAt(change, zone))
    }),
  )
})
