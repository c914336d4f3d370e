import { Temporal } from 'temporal-polyfill'
import * as v from 'valibot'
import { epochOfId, type Id } from '@shared/kernel/ids'
import { epochOf, type LivedTime, LivedTimeSchema, type LocalDate } from '@shared/kernel/time'

// The date and time of an entry, which its user may change. The file that it lies in stays that of its id.

const MINUTE_MS = 60_000

/** A lived time that a window gives: of a day and an hour that exist. */
export const EntryTimeSchema = v.pipe(
  LivedTimeSchema,
  v.check((at) => {
    try {
      return Number.isFinite(epochOf(at))
    } catch {
      return false
    }
  }),
)

/** The zone in which a moment was lived: an IANA name or an offset. */
export const zoneOf = (at: LivedTime): string => at.slice(at.indexOf('[') + 1, -1)

/**
 * A date and a time on the clock of a zone, as lived. In an hour that the clock skips it is as much later; in one that comes
 * twice it is the first.
 * @param time such as `20:04`. @returns null where there is no such date or time.
 */
export function livedTimeOn(date: LocalDate, time: string, zone: string): LivedTime | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
      .toZonedDateTime(zone)
      .toString({ smallestUnit: 'minute', calendarName: 'never' })
  } catch {
    return null
  }
}

const wasMoved = ({ id, at }: { id: Id; at: LivedTime }): boolean =>
  Math.floor(epochOf(at) / MINUTE_MS) !== Math.floor(epochOfId(id) / MINUTE_MS)

/** The time of an entry that has several versions: of those whose time somebody changed the first, else that of the first. */
export function timeOfVersions(
  versions: readonly [{ id: Id; at: LivedTime }, ...{ id: Id; at: LivedTime }[]],
): LivedTime {
  return (versions.find(wasMoved) ?? versions[0]).at
}
