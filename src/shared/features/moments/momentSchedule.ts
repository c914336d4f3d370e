import * as v from 'valibot'
import { firstOccurrences, inOrder, type Occurrence, occurrences } from './occurrences'
import { type PauseState, pauseEnd } from './pause'
import { isQuiet, type QuietHours, quietUntil } from './quietHours'
import { lifetimeMs, type OccurrenceId, type Rhythm, type RhythmId, rhythmOf } from './rhythm'
import { InstantSchema } from '@shared/kernel/time'

/** What has happened to a moment. */
export const MomentStateSchema = v.looseObject({
  /**
   * `shown`: waits for an answer. `later`: comes again at `again`. `passed`: was shown, nobody answered. `dropped`: not
   * shown at all, or closed because of a pause, a rhythm that was turned off, or a newer moment.
   */
  state: v.picklist(['shown', 'later', 'answered', 'passed', 'dropped']),
  since: InstantSchema,
  /** When it comes again; only with `later`. */
  again: v.optional(InstantSchema),
})
export type MomentState = v.InferOutput<typeof MomentStateSchema>
/** The state of each moment that has come, the oldest change first. */
export type MomentLog = Readonly<Record<OccurrenceId, MomentState>>

/** The settings from which moments are planned. */
export interface MomentPlan {
  rhythms: readonly Rhythm[]
  quiet: readonly QuietHours[]
  zone: string
  pause: PauseState
}

/** What becomes of the next moment: see decide. */
export type Decision =
  /** `instead`: other moments that are due too. They are dropped, since only one is shown. */
  | { do: 'show'; occurrence: Occurrence; instead: OccurrenceId[] }
  /** Nothing to show. Decide again at `at`, in milliseconds since 1970; null: nothing is planned. */
  | { do: 'wait'; at: number | null; reason: 'not-yet' | 'paused' | 'quiet' | 'off' }

/**
 * What to do now. Of several due moments only the newest is shown; the others are dropped. Of two with the same time the
 * one whose rhythm was shown longest ago is chosen, so that no rhythm is left out. A moment that was shown once is not
 * shown again unless the user answered "later". A moment that was due in a pause or in quiet hours does not come after it.
 */
export function decide(now: number, plan: MomentPlan, log: MomentLog): Decision {
  if (!plan.rhythms.some((rhythm) => rhythm.on)) return { do: 'wait', at: null, reason: 'off' }
  const pausedUntil = pauseEnd(plan.pause)
  if (pausedUntil > now) return { do: 'wait', at: Number.isFinite(pausedUntil) ? pausedUntil : null, reason: 'paused' }

  const [newest, ...others] = dueNow(now, plan, log).sort(
    (one, other) =>
      nominalOf(other.id) - nominalOf(one.id) ||
      lastShown(rhythmOf(one.id), log) - lastShown(rhythmOf(other.id), log) ||
      (one.id < other.id ? -1 : 1),
  )
  if (!newest) return { do: 'wait', at: nextMoment(now, plan, log)?.due ?? null, reason: 'not-yet' }
  const quietEnd = quietUntil(now, plan.quiet, plan.zone)
  if (quietEnd !== null) return { do: 'wait', at: quietEnd, reason: 'quiet' }
  return { do: 'show', occurrence: newest, instead: others.map(({ id }) => id) }
}

/** The next moments in order, those put off included. @param most how many at most. */
export function nextMoments(now: number, plan: MomentPlan, log: MomentLog, most: number): Occurrence[] {
  const from = Math.max(now + 1, pauseEnd(plan.pause))
  if (!Number.isFinite(from)) return []
  const later = putOffAndWanted(plan, log).filter(({ due }) => due >= from)
  const planned = plan.rhythms.flatMap((rhythm) =>
    firstOccurrences(rhythm, from, plan.zone, most, ({ id, due }) => isOpen(id, due, plan, log)),
  )
  return inOrder([...planned, ...later]).slice(0, most)
}

/** The next moment; null: none is planned. */
export const nextMoment = (now: number, plan: MomentPlan, log: MomentLog): Occurrence | null =>
  nextMoments(now, plan, log, 1)[0] ?? null

/** The moments that are due, within their lifetime, and not shown yet. */
function dueNow(now: number, plan: MomentPlan, log: MomentLog): Occurrence[] {
  const earliest = pauseEnd(plan.pause)
  return plan.rhythms.flatMap((rhythm) => {
    const from = Math.max(now - lifetimeMs(rhythm), earliest)
    const planned = occurrences(rhythm, from, now + 1, plan.zone).filter(({ id, due }) => isOpen(id, due, plan, log))
    const again = putOffAndWanted({ ...plan, rhythms: [rhythm] }, log).filter(({ due }) => due >= from && due <= now)
    return [...planned, ...again]
  })
}

/** The moments of these rhythms that were due before `until` and have not come. */
export function missedBefore(until: number, plan: MomentPlan, log: MomentLog): OccurrenceId[] {
  const planned = plan.rhythms.flatMap((rhythm) => occurrences(rhythm, until - lifetimeMs(rhythm), until, plan.zone))
  const again = putOff(plan, log).filter(({ due }) => due < until)
  return [...planned.map(({ id }) => id).filter((id) => !Object.hasOwn(log, id)), ...again.map(({ id }) => id)]
}

const isOpen = (id: OccurrenceId, due: number, plan: MomentPlan, log: MomentLog): boolean =>
  !Object.hasOwn(log, id) && !isOvertaken(id, log, SHOWN_STATES) && !isQuiet(due, plan.quiet, plan.zone)

const DAY_MS = 24 * 60 * 60 * 1000

/** The nominal wall time of an occurrence as a number, only for comparing it with another one. */
const nominalOf = (id: OccurrenceId): number => Date.parse(`${id.slice(id.indexOf('@') + 1)}Z`)

const lastShown = (rhythm: RhythmId, log: MomentLog): number =>
  Math.max(
    0,
    ...Object.entries(log)
      .filter(([id, { state }]) => state !== 'dropped' && rhythmOf(id) === rhythm)
      .map(([, { since }]) => Date.parse(since)),
  )

const SHOWN_STATES: readonly MomentState['state'][] = ['shown', 'later', 'answered', 'passed']
const SHOWN_OR_ANSWERED: readonly MomentState['state'][] = ['shown', 'answered']

/**
 * Is a newer moment of the same rhythm in one of these states? Then the older one does not come any more (it was put off,
 * or the clock was set back an hour). Only moments less than a day apart count: when a clock that was a year ahead has
 * been corrected, moments must continue.
 */
function isOvertaken(id: OccurrenceId, log: MomentLog, states: readonly MomentState['state'][]): boolean {
  return Object.entries(log).some(([other, { state }]) => {
    const ahead = nominalOf(other) - nominalOf(id)
    return ahead > 0 && ahead < DAY_MS && states.includes(state) && rhythmOf(other) === rhythmOf(id)
  })
}

/** The moments that were put off, at their new times. They come even if their rhythm has other times by now. */
const putOffAndWanted = (plan: MomentPlan, log: MomentLog): Occurrence[] =>
  putOff(plan, log).filter(
    // Quiet hours may have been set after the moment was put off.
    ({ id, due }) => !isOvertaken(id, log, SHOWN_OR_ANSWERED) && !isQuiet(due, plan.quiet, plan.zone),
  )

/** Also those that cannot come now, because a newer one was shown or because of quiet hours. */
const putOff = ({ rhythms }: Pick<MomentPlan, 'rhythms'>, log: MomentLog): Occurrence[] =>
  Object.entries(log).flatMap(([id, { state, again }]) => {
    const isPutOff = state === 'later' && again !== undefined
    if (!isPutOff || !rhythms.some((rhythm) => rhythm.on && rhythm.id === rhythmOf(id))) return []
    return [{ id, due: Date.parse(again), day: id.slice(id.indexOf('@') + 1, id.lastIndexOf('T')) }]
  })
