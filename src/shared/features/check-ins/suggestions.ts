import type { CheckInAnswer } from './checkIn'

/** One small thing that Luwte may offer. Exercises, care acts and prompts by their content id. */
export type Offer = { kind: 'help-now' } | { kind: 'exercise'; id: string } | { kind: 'prompt'; id: string }

type Mood = 'hard' | 'dont-know' | 'nothing' | 'unpleasant-high' | 'unpleasant-low' | 'pleasant' | 'middle'

const exercise = (id: string): Offer => ({ kind: 'exercise', id })
const prompt = (id: string): Offer => ({ kind: 'prompt', id })

/**
 * What is offered after which answer, best first. After a hard word the list is fixed: Help now, then only what asks
 * nothing (content/safety, rule 6). Breath can raise panic, so grounding comes before breathing where there is tension.
 */
const OFFERS: Record<Mood, readonly Offer[]> = {
  hard: [{ kind: 'help-now' }, exercise('ex.ground'), prompt('care.one-message'), prompt('care.rest')],
  'dont-know': [
    exercise('ex.hands'),
    prompt('prompt.no-word'),
    exercise('ex.ground'),
    prompt('care.water'),
    prompt('prompt.room'),
  ],
  nothing: [
    prompt('care.warmth'),
    exercise('ex.hands'),
    prompt('care.water'),
    exercise('ex.walk'),
    prompt('prompt.no-word'),
    prompt('prompt.hands'),
  ],
  'unpleasant-high': [
    exercise('ex.ground'),
    exercise('ex.slow'),
    exercise('ex.walk'),
    prompt('prompt.first-line'),
    prompt('care.one-message'),
    prompt('prompt.aside'),
  ],
  'unpleasant-low': [
    prompt('care.warmth'),
    prompt('care.rest'),
    prompt('care.less'),
    prompt('care.one-message'),
    prompt('prompt.enough-today'),
    prompt('prompt.tired-where'),
  ],
  pleasant: [prompt('prompt.small-good'), exercise('ex.walk'), prompt('prompt.sound'), prompt('care.one-message')],
  middle: [
    exercise('ex.slow'),
    prompt('prompt.first-line'),
    exercise('ex.walk'),
    prompt('care.water'),
    prompt('prompt.three-words'),
  ],
}

/**
 * What is offered in the night: only what can be done where one sits or lies. After a hard word nothing changes, for that list
 * is fixed.
 */
const AT_NIGHT: Record<Exclude<Mood, 'hard'>, readonly Offer[]> = {
  'dont-know': [prompt('care.warmth'), prompt('prompt.no-word'), exercise('ex.ground'), prompt('care.lie-down')],
  nothing: [prompt('care.warmth'), prompt('care.look'), prompt('care.lie-down'), prompt('prompt.no-word')],
  'unpleasant-high': [
    exercise('ex.ground'),
    prompt('care.warmth'),
    prompt('care.look'),
    exercise('ex.slow'),
    prompt('care.lie-down'),
  ],
  'unpleasant-low': [
    prompt('care.warmth'),
    prompt('care.lie-down'),
    prompt('care.look'),
    exercise('ex.ground'),
    prompt('prompt.enough-today'),
  ],
  pleasant: [prompt('prompt.small-good'), prompt('care.look'), prompt('care.lie-down')],
  middle: [prompt('care.look'), exercise('ex.slow'), prompt('care.lie-down'), prompt('prompt.first-line')],
}

function moodOf(answer: CheckInAnswer, isHard: (feelingId: string) => boolean): Mood {
  if (answer.feelings.some((feeling) => 'id' in feeling && isHard(feeling.id))) return 'hard'
  if (answer.answer !== 'felt') return answer.answer
  const point = answer.point
  if (!point || Math.abs(point.pleasantness) < 1) return 'middle'
  if (point.pleasantness > 0) return 'pleasant'
  return point.energy >= 0 ? 'unpleasant-high' : 'unpleasant-low'
}

/**
 * What fits after this check-in, best first; without a check-in, what fits anyone.
 * @param hour on the clock, 0–23: in the night nobody is sent anywhere.
 */
export function offersFor(
  answer: CheckInAnswer | null,
  { hour, isHard }: { hour: number; isHard: (feelingId: string) => boolean },
): readonly Offer[] {
  const mood = answer ? moodOf(answer, isHard) : 'middle'
  const isNight = hour >= 22 || hour < 6
  return isNight && mood !== 'hard' ? AT_NIGHT[mood] : OFFERS[mood]
}
