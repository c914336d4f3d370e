import * as v from 'valibot'
import { firstOccurrences, inOrder, type Occurrence, occurrences } from './occurrences'
import { type PauseState, pauseEnd } from './pause'
import { isQuiet, type QuietHours, quietUntil } from './quietHours'
import { lifetimeMs, type OccurrenceId, type Rhythm, type RhythmId, rhythmOf } from './rhythm'
import { InstantSchema } from '@shared/kernel/time'

/** What became of a moment. */
export const MomentStateSchema = v.looseObject({
  /**
   * `shown`: waits for an answer. `later`: comes again at `again`. `passed`: was shown, nobody answered. `dropped`: not
   * shown at all, or taken back because somebody wanted quiet or another one came.
   */
  state: v.picklist(['shown', 'later', 'answered', 'passed', 'dropped']),
  since: InstantSchema,
  /** Asked for again then; only with `later`. */
  again: v.optional(InstantSchema),
})
export type MomentState = v.InferOutput<typeof MomentStateSchema>
export type MomentLog = Readonly<Record<OccurrenceId, MomentState>>

/** What the moments are planned by. */
export interface MomentPlan {
  rhythms: readonly Rhythm[]
  quiet: readonly QuietHours[]
  zone: string
  pause: PauseState
}

export type Decision =
  /** `instead`: what came due as well and passes unseen, since never more than one is shown. */
  | { do: 'show'; occurrence: Occurrence; instead: OccurrenceId[] }
  /** Nothing to show; look again at `at` (null: nothing is planned). */
  | { do: 'wait'; at: number | null; reason: 'not-yet' | 'paused' | 'quiet' | 'off' }

/**
 * What to do now. Of several moments that came due unseen only the newest is shown; the others pass. Of two at the same
 * time the one whose rhythm was shown longest ago goes first, so that neither is forgotten. A moment that was shown
 * once is not shown again unless "later" was said. What came due in a pause or in quiet hours does not come afterwards.
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

/** The moments still to come, "later" included, at most so many. */
export function nextMoments(now: number, plan: MomentPlan, log: MomentLog, most: number): Occurrence[] {
  const from = Math.max(now + 1, pauseEnd(plan.pause))
  if (!Number.isFinite(from)) return []
  const later = saidLater(plan, log).filter(({ due }) => due >= from)
  const planned = plan.rhythms.flatMap((rhythm) =>
    firstOccurrences(rhythm, from, plan.zone, most, ({ id, due }) => isOpen(id, due, plan, log)),
  )
  return inOrder([...planned, ...later]).slice(0, most)
}

/** The first moment still to come, or null. */
export const nextMoment = (now: number, plan: MomentPlan, log: MomentLog): Occurrence | null =>
  nextMoments(now, plan, log, 1)[0] ?? null

/** The moments that are due, have not outlived themselves, and have not been shown. */
function dueNow(now: number, plan: MomentPlan, log: MomentLog): Occurrence[] {
  const earliest = pauseEnd(plan.pause)
  return plan.rhythms.flatMap((rhythm) => {
    const from = Math.max(now - lifetimeMs(rhythm), earliest)
    const planned = occurrences(rhythm, from, now + 1, plan.zone).filter(({ id, due }) => isOpen(id, due, plan, log))
    const again = saidLater({ ...plan, rhythms: [rhythm] }, log).filter(({ due }) => due >= from && due <= now)
    return [...planned, ...again]
  })
}

/** What of these rhythms was due by then and has not come: it does not come any more. */
export function goneBy(until: number, plan: MomentPlan, log: MomentLog): OccurrenceId[] {
  const planned = plan.rhythms.flatMap((rhythm) => occurrences(rhythm, until - lifetimeMs(rhythm), until, plan.zone))
  const again = putOff(plan, log).filter(({ due }) => due < until)
  return [...planned.map(({ id }) => id).filter((id) => !Object.hasOwn(log, id)), ...again.map(({ id }) => id)]
}

const isOpen = (id: OccurrenceId, due: number, plan: MomentPlan, log: MomentLog): boolean =>
  !Object.hasOwn(log, id) && !isAfter(id, log, WERE_SHOWN) && !isQuiet(due, plan.quiet, plan.zone)

const DAY_MS = 24 * 60 * 60 * 1000

/** The nominal wall time of an occurrence as a number, only to be compared with another one. */
const nominalOf = (id: OccurrenceId): number => Date.parse(`${id.slice(id.indexOf('@') + 1)}Z`)

const lastShown = (rhythm: RhythmId, log: MomentLog): number =>
  Math.max(
    0,
    ...Object.entries(log)
      .filter(([id, { state }]) => state !== 'dropped' && rhythmOf(id) === rhythm)
      .map(([, { since }]) => Date.parse(since)),
  )

const WERE_SHOWN: readonly MomentState['state'][] = ['shown', 'later', 'answered', 'passed']
const ARE_NEARER: readonly MomentState['state'][] = ['shown', 'answered']

/**
 * Has a newer moment of the same rhythm and about the same day come to one of these states? Then an older one does not
 * come any more ("later", a clock set back an hour). Only of the same day: after a clock that stood a year ahead was put
 * right, moments go on.
 */
function isAfter(id: OccurrenceId, log: MomentLog, states: readonly MomentState['state'][]): boolean {
  return Object.entries(log).some(([other, { state }]) => {
    const ahead = nominalOf(other) - nominalOf(id)
    return ahead > 0 && ahead < DAY_MS && states.includes(state) && rhythmOf(other) === rhythmOf(id)
  })
}

/** What was asked to come back, when it should; also when its rhythm has other times by now. */
const saidLater = (plan: MomentPlan, log: MomentLog): Occurrence[] =>
  putOff(plan, log).filter(
    // Quiet hours may have been chosen since.
    ({ id, due }) => !isAfter(id, log, ARE_NEARER) && !isQuiet(due, plan.quiet, plan.zone),
  )

/** Also what does not come just now: a newer one is before somebody, or it would fall in quiet hours. */
const putOff = ({ rhythms }: Pick<MomentPlan, 'rhythms'>, log: MomentLog): Occurrence[] =>
  Object.entries(log).flatMap(([id, { state, again }]) => {
    const isMeant = state === 'later' && again !== undefined
    if (!isMeant || !rhythms.some((rhythm) => rhythm.on && rhythm.id === rhythmOf(id))) return []
    return [{ id, due: Date.parse(again), day: id.slice(id.indexOf('@') + 1, id.lastIndexOf('T')) }]
  })
