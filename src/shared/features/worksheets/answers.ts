import * as v from 'valibot'
import { LocalDateSchema } from '@shared/kernel/time'
import type { Answers } from './steps'

/** What is typed in one field; a page needs far less. */
export const MAX_WORDS = 4000

const AnswerSchema = v.object({
  chosen: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(20)),
  words: v.pipe(v.string(), v.maxLength(MAX_WORDS)),
  on: v.optional(LocalDateSchema),
})

const MOST_ANSWERS = 60

export const AnswersSchema = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,39}$/)), AnswerSchema),
  v.check((answers) => Object.keys(answers).length <= MOST_ANSWERS),
)

/** What was typed: that of one step first, the rest in the order of its names, so that every reading gives the same. */
export const typedIn = (answers: Answers, first = ''): string[] =>
  Object.entries(answers)
    .sort(([one], [other]) => (one === first ? -1 : other === first ? 1 : one < other ? -1 : 1))
    .flatMap(([, { words }]) => (words.trim() === '' ? [] : [words]))
