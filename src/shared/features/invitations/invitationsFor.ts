import type { CheckInAnswer, Point } from '../check-ins/checkIn'
import type { Feeling } from '../check-ins/feelings'
import { type Condition, type DayPart, type Invitation, type Invitations, type Mood, nameOf } from './invitation'

/** Why an invitation is offered: what was said in the check-in, the time of day, or the user's own list. */
export type Reason =
  | { by: 'hard' }
  | { by: 'liked' }
  | { by: 'word'; word: string }
  | { by: 'mood'; mood: Mood }
  | { by: 'part'; part: DayPart }

export interface Offer {
  invitation: Invitation
  because: Reason
}

export interface Circumstances {
  /** The check-in that it follows, if there is one. */
  checkIn: CheckInAnswer | null
  /** On the clock, 0 to 23. */
  hour: number
  /** The vocabulary of feelings. */
  feelings: readonly Feeling[]
  /** Ids of invitations that the user does not want again. */
  away: ReadonlySet<string>
  /** What stands on the user's list of what helps, by `nameOf`. */
  liked: ReadonlySet<string>
  /** The id of the invitation that was offered before this one. */
  last: string | null
  /** Where several fit equally well, this decides among them: the same seed, the same order. */
  seed: string
}

/** At this energy or less only what asks nothing is offered, unless it is pleasant: then little energy is calm. */
const ALMOST_NO_ENERGY = -3
/** How far what stands on one's own list moves among the others. */
const LIKED = -2

export const dayPartAt = (hour: number): DayPart =>
  hour >= 22 || hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'

/**
 * What fits after a check-in, or without one, best first. After a hard word it is the fixed list, which begins with Help now.
 * Empty only where everything that fits was put away.
 */
export function invitationsFor({ hard, invitations }: Invitations, given: Circumstances): Offer[] {
  const chosen = feelingsOf(given)
  if (chosen.some((feeling) => feeling.hard))
    return hard.flatMap((id) =>
      invitations
        .filter((one) => one.id === id && (one.opens.kind === 'help-now' || !given.away.has(id)))
        .map((invitation) => ({ invitation, because: { by: 'hard' as const } })),
    )
  const place = given.checkIn?.point ?? middleOf(chosen)
  const part = dayPartAt(given.hour)
  const mood = moodOf(given.checkIn, place)
  const canAsk = ({ asks, elsewhere }: Invitation) =>
    !(elsewhere && part === 'night') &&
    (asks === 'nothing' || mood === 'pleasant' || !place || place.energy > ALMOST_NO_ENERGY)

  const fitting = invitations
    .filter((one) => canAsk(one) && !given.away.has(one.id))
    .flatMap((invitation) => {
      const best = invitation.when
        .flatMap((condition) => match(condition, chosen, mood, part))
        .sort((one, other) => one.rank - other.rank)[0]
      if (!best) return []
      const name = nameOf(invitation.opens)
      const isLiked = name !== null && given.liked.has(name)
      const rank = best.rank + (isLiked ? LIKED : 0)
      const because: Reason = isLiked ? { by: 'liked' } : best.because
      return [{ invitation, because, rank, turn: hash(`${given.seed}:${invitation.id}`) }]
    })
    .sort((one, other) => one.rank - other.rank || one.turn - other.turn)
    .map(({ invitation, because }) => ({ invitation, because }))
  const isLast = ({ invitation }: Offer) => invitation.id === given.last
  return [...fitting.filter((one) => !isLast(one)), ...fitting.filter(isLast)]
}

/**
 * The id of what was offered first after the newest of these check-ins, so that it is not the first after the next one too.
 * @param earlier oldest first, each with the hour at which it was answered.
 */
export const offeredAfter = (
  rules: Invitations,
  earlier: readonly { checkIn: CheckInAnswer; hour: number; seed: string }[],
  known: Pick<Circumstances, 'feelings' | 'away' | 'liked'>,
): string | null =>
  earlier.reduce<string | null>(
    (last, one) => invitationsFor(rules, { ...known, ...one, last })[0]?.invitation.id ?? last,
    null,
  )

/** How well a condition fits, 0 best; none where it does not. */
function match(
  { words, moods, parts, later }: Condition,
  chosen: readonly Feeling[],
  mood: Mood,
  part: DayPart,
): { rank: number; because: Reason }[] {
  if (parts && !parts.includes(part)) return []
  const behind = later ? 1 : 0
  const word = chosen.find(({ id }) => words?.includes(id))
  if (word) return [{ rank: behind, because: { by: 'word', word: word.id } }]
  if (!moods?.includes(mood)) return []
  const because: Reason = parts && mood === 'any' ? { by: 'part', part } : { by: 'mood', mood }
  return [{ rank: 2 + behind, because }]
}

const feelingsOf = ({ checkIn, feelings }: Circumstances): Feeling[] =>
  (checkIn?.feelings ?? []).flatMap((chosen) => ('id' in chosen ? feelings.filter(({ id }) => id === chosen.id) : []))

function middleOf(feelings: readonly Feeling[]): Point | null {
  if (feelings.length === 0) return null
  const mean = (of: (feeling: Feeling) => number) => feelings.reduce((sum, one) => sum + of(one), 0) / feelings.length
  return { pleasantness: mean((one) => one.pleasantness), energy: mean((one) => one.energy) }
}

function moodOf(checkIn: CheckInAnswer | null, place: Point | null): Mood {
  if (checkIn && checkIn.answer !== 'felt') return checkIn.answer
  if (!place) return 'any'
  if (Math.abs(place.pleasantness) < 1) return 'middle'
  if (place.pleasantness > 0) return 'pleasant'
  return place.energy >= 0 ? 'unpleasant-high' : 'unpleasant-low'
}

/** FNV-1a, 32 bits: the same everywhere, and no two seeds put the invitations in the same order. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const unit of text) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
