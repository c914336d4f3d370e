import { Temporal } from 'temporal-polyfill'
import { hourAt } from '@shared/kernel/time'

/** The theme `hours` is dark from this hour in the evening, and light from that one in the morning. */
export const DARK_FROM = 20
export const LIGHT_FROM = 7

/** Whether the theme `hours` is dark at a moment in a zone. */
export function isDarkAt(epochMs: number, zone: string): boolean {
  const hour = hourAt(epochMs, zone)
  return hour >= DARK_FROM || hour < LIGHT_FROM
}

/** Milliseconds until it next gets dark or light. */
export function untilOtherLight(epochMs: number, zone: string): number {
  const now = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  const changes = [LIGHT_FROM, DARK_FROM].map((hour) => {
    const today = now.withPlainTime({ hour })
    return Temporal.ZonedDateTime.compare(today, now) > 0 ? today : now.add({ days: 1 }).withPlainTime({ hour })
  })
  return Math.min(...changes.map((at) => at.epochMilliseconds)) - epochMs
}
