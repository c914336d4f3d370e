import { canonicalJson } from '@shared/kernel/canonicalJson'
import {
  type CheckIn,
  type Chosen,
  type CheckInAnswer,
  isSameChoice,
  type Point,
} from '@shared/features/check-ins/checkIn'

/** An answer in which nothing was chosen or typed yet. */
export const emptyAnswer = (): CheckInAnswer => ({
  answer: 'felt',
  feelings: [],
  around: { with: [], where: [], doing: [] },
  note: '',
})

/** What a saved check-in answered, to be changed. */
export const answerOf = ({ answer, point, feelings, body, around, note }: CheckIn): CheckInAnswer => ({
  answer,
  ...(point ? { point } : {}),
  feelings,
  ...(body ? { body } : {}),
  around,
  note,
})

export const isSameAnswer = (one: CheckInAnswer, other: CheckInAnswer): boolean =>
  canonicalJson(tidy(one, undefined)) === canonicalJson(tidy(other, undefined))

const isNothingNoticed = ({ body }: CheckInAnswer) => !body || (body.where.length === 0 && body.how.length === 0)

/** Nothing was chosen or typed: there is nothing to save or to keep. */
export const isEmpty = (answer: CheckInAnswer): boolean =>
  answer.answer === 'felt' &&
  !answer.point &&
  answer.feelings.length === 0 &&
  isNothingNoticed(answer) &&
  Object.values(answer.around).every((chosen) => chosen.length === 0) &&
  answer.note.trim() === ''

/** With a place on the plane, which replaces an answer that was given instead of one. */
export const withPoint = (answer: CheckInAnswer, point: Point): CheckInAnswer => ({ ...answer, answer: 'felt', point })

/** With "I don't know" or "I feel nothing", or without it if it was the answer already. Removes the place on the plane. */
export function withWholeAnswer(answer: CheckInAnswer, given: 'dont-know' | 'nothing'): CheckInAnswer {
  const { point: _point, ...rest } = answer
  return { ...rest, answer: answer.answer === given ? 'felt' : given }
}

export const includesChoice = (chosen: readonly Chosen[], choice: Chosen): boolean =>
  chosen.some((one) => isSameChoice(one, choice))

/** With the choice, or without it where it was there. */
export const toggled = (chosen: readonly Chosen[], choice: Chosen): Chosen[] =>
  includesChoice(chosen, choice) ? chosen.filter((one) => !isSameChoice(one, choice)) : [...chosen, choice]

/** The answer as it is stored: without an empty body, without spaces around the text. */
export function tidy(answer: CheckInAnswer, occurrence: string | undefined): CheckInAnswer {
  const { body: _body, ...rest } = answer
  return {
    ...rest,
    ...(answer.body && !isNothingNoticed(answer) ? { body: answer.body } : {}),
    note: answer.note.trim(),
    ...(occurrence === undefined ? {} : { occurrence }),
  }
}
