import { Temporal } from 'temporal-polyfill'
import * as v from 'valibot'
import { type Instant, InstantSchema } from './time'

export const ClockTimeSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** Monday = 1 … Sunday = 7, as in ISO 8601. */
export const WeekdaySchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))

/** The rules that plan moments: chosen times a day on chosen weekdays. Off until chosen. */
export const RhythmSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  on: v.boolean(),
  times: v.pipe(v.array(ClockTimeSchema), v.maxLength(12)),
  weekdays: v.pipe(v.array(WeekdaySchema), v.maxLength(7)),
})
export type Rhythm = v.InferOutput<typeof RhythmSchema>

/** `<rhythmId>@<nominal local date-time>`: the same on every computer, so one moment cannot come twice. */
export type OccurrenceId = string

export interface Occurrence {
  id: OccurrenceId
  /** Milliseconds since 1970. */
  due: number
}

/** After this long nobody is asked any more: a moment passes in silence. */
export const MOMENT_LIFETIME_MS = 2 * 60 * 60 * 1000

/** "Later" asks again after this long, once per "later". */
export const LATER_MS = 30 * 60 * 1000

/** What became of a moment that was shown. */
export const MomentStateSchema = v.looseObject({
  state: v.picklist(['shown', 'later', 'answered', 'passed']),
  since: InstantSchema,
  /** Asked for again then; only with `later`. */
  again: v.optional(InstantSchema),
})
export type MomentState = v.InferOutput<typeof MomentStateSchema>
export type MomentLog = Readonly<Record<OccurrenceId, MomentState>>

/**
 * The occurrences due in `from <= due < to`, in order. A nominal time that does not exist that night (clocks go
 * forward) comes as much later as the clock jumped; one that exists twice comes the first time.
 */
export function occurrences(rhythm: Rhythm, from: number, to: number, zone: string): Occurrence[] {
  if (!rhythm.on || to <= from) return []
  const times = [...new Set(rhythm.times)].sort()
  const found: Occurrence[] = []
  // A day of margin on both sides: a zone's offset may put the local date before or after the UTC date.
  let day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 })
  const last = Temporal.Instant.fromEpochMilliseconds(to).toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 })
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    if (rhythm.weekdays.includes(day.dayOfWeek)) {
      for (const time of times) {
        const nominal = day.toPlainDateTime(Temporal.PlainTime.from(time))
        const due = nominal.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
        if (due >= from && due < to)
          found.push({ id: `${rhythm.id}@${nominal.toString({ smallestUnit: 'minute' })}`, due })
      }
    }
    day = day.add({ days: 1 })
  }
  return found.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1))
}

/** What the moments are planned by. */
interface Plan {
  rhythms: readonly Rhythm[]
  zone: string
  pausedUntil: Instant | null
}

export type Decision =
  | { do: 'show'; occurrence: Occurrence }
  /** Nothing to show; look again at `at` (null: nothing is planned). */
  | { do: 'wait'; at: number | null; reason: 'not-yet' | 'paused' | 'off' }

/** How far ahead a next moment is looked for: a rhythm of one weekday comes at least once in it. */
const LOOKAHEAD_MS = 9 * 24 * 60 * 60 * 1000

/**
 * What to do now. Of several moments that came due unseen only the newest is shown; the others have passed. A moment
 * that was shown once is not shown again unless "later" was said.
 */
export function decide(now: number, plan: Plan, log: MomentLog): Decision {
  if (!plan.rhythms.some((rhythm) => rhythm.on)) return { do: 'wait', at: null, reason: 'off' }
  const pausedUntil = plan.pausedUntil === null ? 0 : Date.parse(plan.pausedUntil)
  if (pausedUntil > now) return { do: 'wait', at: pausedUntil, reason: 'paused' }

  const isDue = ({ due }: Occurrence) => due <= now && now - due <= MOMENT_LIFETIME_MS && due >= pausedUntil
  const newest = [...unseen(plan, log, now - MOMENT_LIFETIME_MS, now + 1), ...saidLater(log)]
    .filter((occurrence) => isDue(occurrence) && !isSuperseded(occurrence.id, log))
    .sort((one, other) => nominalOf(other.id) - nominalOf(one.id))[0]
  if (newest) return { do: 'show', occurrence: newest }
  return { do: 'wait', at: nextMoment(now, plan, log)?.due ?? null, reason: 'not-yet' }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** The nominal wall time of an occurrence as a number, only to be compared with another one. */
const nominalOf = (id: OccurrenceId): number => Date.parse(`${id.slice(id.indexOf('@') + 1)}Z`)

/**
 * An older moment does not come after a newer one of about the same day was shown ("later", a clock set back an hour).
 * Only of the same day: after a clock that stood a year ahead was put right, moments go on.
 */
function isSuperseded(id: OccurrenceId, log: MomentLog): boolean {
  return Object.entries(log).some(([other, known]) => {
    const ahead = nominalOf(other) - nominalOf(id)
    return known.state !== 'passed' && ahead > 0 && ahead < DAY_MS
  })
}

/** What was asked to come back, when it should; also when the rhythm it came from is another one by now. */
const saidLater = (log: MomentLog): Occurrence[] =>
  Object.entries(log).flatMap(([id, { state, again }]) =>
    state === 'later' && again !== undefined ? [{ id, due: Date.parse(again) }] : [],
  )

/** The moments of a span, `from <= due < to`, of which nothing has become yet. */
const unseen = (plan: Plan, log: MomentLog, from: number, to: number): Occurrence[] =>
  plan.rhythms.flatMap((rhythm) => occurrences(rhythm, from, to, plan.zone)).filter(({ id }) => !Object.hasOwn(log, id))

/** The first moment still to come, "later" included, or null. */
export function nextMoment(now: number, plan: Plan, log: MomentLog): Occurrence | null {
  const from = Math.max(now + 1, plan.pausedUntil === null ? 0 : Date.parse(plan.pausedUntil))
  const later = saidLater(log).filter(({ id, due }) => due >= from && !isSuperseded(id, log))
  const planned = unseen(plan, log, from, from + LOOKAHEAD_MS)
  return [...planned, ...later].sort((one, other) => one.due - other.due)[0] ?? null
}
