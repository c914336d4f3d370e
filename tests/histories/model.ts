import { Temporal } from 'temporal-polyfill'
import type { MomentLog } from '@shared/features/moments/momentSchedule'
import { occurrences } from '@shared/features/moments/occurrences'
import type { QuietHours } from '@shared/features/moments/quietHours'
import type { Rhythm } from '@shared/features/moments/rhythm'
import type { Settings } from '@shared/features/settings/settings'

// The reference: what the schedule should be, computed from the settings and the log alone, day by day and as plainly as
// can be. It shares no code with src, except that the draws of an unforeseen rhythm are asked for in UTC, where they
// stand as they were drawn; tests/shared/features/moments/occurrences.test.ts holds the draws themselves to account.

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** A time on the wall, as if it were in UTC. */
type Wall = number

export const wallOf = (epochMs: number, zone: string): Wall => epochMs + offsetAt(epochMs, zone)

const QUARTER = 15 * MINUTE
const offsets = new Map<string, Map<number, number>>()

/** Remembered by the quarter of an hour: no zone changes its offset in between. */
function offsetAt(epochMs: number, zone: string): number {
  const quarter = Math.floor(epochMs / QUARTER)
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const offset =
    known.get(quarter) ??
    Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
  known.set(quarter, offset)
  return offset
}

/** When a clock on the wall shows this for the first time; where it never does, as much later as the clocks jump. */
export function instantOf(wall: Wall, zone: string): number {
  const offsets = [wall - 2 * DAY, wall + 2 * DAY].map((about) => wallOf(about, zone) - about)
  const candidates = offsets.map((offset) => wall - offset)
  const shown = candidates.filter((epochMs) => wallOf(epochMs, zone) === wall)
  // A time that never was: by the offset from before the jump.
  return shown.length > 0 ? Math.min(...shown) : wall - (offsets[0] ?? 0)
}

export const textOf = (wall: Wall): string => new Date(wall).toISOString().slice(0, 16)
const dateOf = (wall: Wall): string => new Date(wall).toISOString().slice(0, 10)
const weekdayOf = (day: Wall): number => new Date(day).getUTCDay() || 7
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
/** The end of a part of the day, in minutes from the midnight at which its first day began. */
const endOf = (from: string, to: string): number => minutesOf(to) + (minutesOf(to) <= minutesOf(from) ? 1440 : 0)

/** The times on the wall that a day of a rhythm names; `day` is its midnight. */
export function wallsOfDay(rhythm: Rhythm, day: Wall): Wall[] {
  const { rule } = rhythm
  if (rhythm.skip.includes(dateOf(day))) return []
  if (rule.by === 'date') return rule.date === dateOf(day) ? [day + minutesOf(rule.time) * MINUTE] : []
  if (rule.by === 'weeks') {
    for (let turn = Date.parse(rule.first); turn <= day; turn += rule.every * 7 * DAY)
      if (turn === day) return [day + minutesOf(rule.time) * MINUTE]
    return []
  }
  if (!rule.weekdays.includes(weekdayOf(day))) return []
  if (rule.by === 'times') return [...new Set(rule.times)].map((time) => day + minutesOf(time) * MINUTE)
  if (rule.by === 'unforeseen') return drawsOf(rhythm, day)
  const found: Wall[] = []
  const first = minutesOf(rule.from)
  for (let minute = first; minute <= endOf(rule.from, rule.to); minute += rule.every * 60)
    if (minute < first + 1440) found.push(day + minute * MINUTE)
  return found
}

const draws = new Map<string, Wall[]>()

function drawsOf(rhythm: Rhythm, day: Wall): Wall[] {
  const key = JSON.stringify([rhythm.rule, day])
  const drawn =
    draws.get(key) ??
    occurrences({ ...rhythm, on: true, skip: [] }, day, day + 2 * DAY, 'UTC')
      .filter((one) => one.day === dateOf(day))
      .map(({ due }) => due)
  draws.set(key, drawn)
  return drawn
}

export interface Planned {
  id: string
  due: number
}

/** What a day of a rhythm brings in a zone: of two that a jump of the clocks pushes together the later one stays. */
function plannedOfDay(rhythm: Rhythm, day: Wall, zone: string): Planned[] {
  const apart = rhythm.rule.by === 'unforeseen' ? rhythm.rule.gap * MINUTE : 1
  const all = wallsOfDay(rhythm, day).map((wall) => ({
    id: `${rhythm.id}@${textOf(wall)}`,
    due: instantOf(wall, zone),
  }))
  const comesAfter = (one: Planned, other: Planned) =>
    one.due > other.due || (one.due === other.due && one.id > other.id)
  return all.filter((one) => !all.some((other) => comesAfter(other, one) && other.due - one.due < apart))
}

export function isQuietAt(epochMs: number, quiet: readonly QuietHours[], zone: string): boolean {
  const today = Math.floor(wallOf(epochMs, zone) / DAY) * DAY
  for (const { from, to, weekdays } of quiet)
    for (const day of [today - 2 * DAY, today - DAY, today]) {
      const begin = instantOf(day + minutesOf(from) * MINUTE, zone)
      const end = instantOf(day + endOf(from, to) * MINUTE, zone)
      if (weekdays.includes(weekdayOf(day)) && begin <= epochMs && epochMs < end) return true
    }
  return false
}

export const nominalOf = (id: string): Wall => Date.parse(`${id.slice(id.indexOf('@') + 1)}Z`)
export const rhythmIdOf = (id: string): string => id.slice(0, id.indexOf('@'))

/** Did a newer moment of the same rhythm, less than a day ahead, come to one of these? */
const isOvertaken = (id: string, log: MomentLog, states: string[]): boolean =>
  Object.entries(log).some(
    ([other, { state }]) =>
      rhythmIdOf(other) === rhythmIdOf(id) &&
      states.includes(state) &&
      nominalOf(other) > nominalOf(id) &&
      nominalOf(other) < nominalOf(id) + DAY,
  )

type Plan = Pick<Settings, 'rhythms' | 'quiet' | 'pause'>

/** The moments to come in so many days from now on. */
export function schedule(now: number, plan: Plan, log: MomentLog, zone: string, days: number): Planned[] {
  const { pause, quiet } = plan
  if (pause?.until === null) return []
  const from = pause === null ? now + 1 : Math.max(now + 1, Date.parse(pause.until))
  const to = now + days * DAY
  const today = Math.floor(wallOf(from, zone) / DAY) * DAY
  const found: Planned[] = []
  for (const rhythm of plan.rhythms.filter(({ on }) => on)) {
    for (let day = today - 3 * DAY; day <= today + (days + 2) * DAY; day += DAY)
      for (const one of plannedOfDay(rhythm, day, zone))
        if (!(one.id in log) && !isOvertaken(one.id, log, ['shown', 'later', 'answered', 'passed'])) found.push(one)
    for (const [id, { state, again }] of Object.entries(log))
      if (rhythmIdOf(id) === rhythm.id && state === 'later' && again && !isOvertaken(id, log, ['shown', 'answered']))
        found.push({ id, due: Date.parse(again) })
  }
  return found
    .filter(({ due }) => due >= from && due < to && !isQuietAt(due, quiet, zone))
    .sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1))
}
