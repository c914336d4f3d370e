import { instantOf, nominalOf, rhythmIdOf, wallsOfDay } from './model'
import { MOMENTS, SETTINGS, type Shown } from './seen'

// What the judge looks up about single moments.

const MINUTE = 60_000
const DAY = 1440 * MINUTE

const rhythmOfShown = ({ id, settings }: Shown) => settings.rhythms.find((rhythm) => rhythm.id === rhythmIdOf(id))

/** The day on which the part of the day began that this moment belongs to; null: its rhythm has no such time. */
export function dayOfShown(shown: Shown): number | null {
  const rhythm = rhythmOfShown(shown)
  const wall = nominalOf(shown.id)
  const day = Math.floor(wall / DAY) * DAY
  if (!rhythm) return null
  return [day - DAY, day].find((one) => wallsOfDay(rhythm, one).includes(wall)) ?? null
}

/** Another one of the same part of the day, due nearer to it than its gap allows. */
export function gapBroken(shown: Shown, all: readonly Shown[]): string | null {
  const rule = rhythmOfShown(shown)?.rule
  if (rule?.by !== 'unforeseen' || shown.again !== null) return null
  const due = ({ id, zone }: Shown) => instantOf(nominalOf(id), zone)
  const near = all.find(
    (other) =>
      other.id !== shown.id &&
      other.again === null &&
      other.zone === shown.zone &&
      JSON.stringify(rhythmOfShown(other)?.rule) === JSON.stringify(rule) &&
      dayOfShown(other) === dayOfShown(shown) &&
      Math.abs(due(other) - due(shown)) < rule.gap * MINUTE,
  )
  return near ? `${near.id} and ${shown.id} are nearer than ${String(rule.gap)} minutes` : null
}

/** A newer one of the same rhythm and about the same day, that was shown before it and not taken back. */
export function overtakenBy({ id, again, log }: Shown, all: readonly Shown[]): string | null {
  if (again !== null) return null
  const newer = all.find((other) => {
    const ahead = nominalOf(other.id) - nominalOf(id)
    return rhythmIdOf(other.id) === rhythmIdOf(id) && ahead > 0 && ahead < DAY && log[other.id]?.state !== 'dropped'
  })
  return newer ? `${id} came after ${newer.id}` : null
}

const HARMLESS = [
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  /^\d{4}-\d\d-\d\d$/,
  /^\d\d:\d\d$/,
  /^[a-z0-9-]{1,40}@\d{4}-\d\d-\d\dT\d\d:\d\d$/,
  // Names of fields, states, rules and ids.
  /^[a-zA-Z0-9-]{1,40}$/,
]

/** What stands in the files that are always plain and is neither a time nor a switch nor an opaque id. */
export function wordsIn(disk: ReadonlyMap<string, string>): string | null {
  for (const path of [MOMENTS, SETTINGS])
    for (const [, text] of (disk.get(path) ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g))
      if (!HARMLESS.some((pattern) => pattern.test(text ?? ''))) return `${path} holds "${text ?? ''}"`
  return null
}
