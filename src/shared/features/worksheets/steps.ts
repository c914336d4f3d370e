import type { LocalDate } from '@shared/kernel/time'

// A worksheet is filled in step by step, one question on a screen. The steps are data: their ids are in resources/content, their
// words beside it in each language. Here is what the answers mean, whatever is asked.

/** A field for words with lines to borrow. */
export interface LinesField {
  /** '' where the step has one field. */
  id: string
  /** Ids of lines in the texts of the step, or `phrase:` and the id of a phrase. */
  lines: readonly BorrowedLine[]
}

export interface BorrowedLine {
  id: string
  /** The choices, in earlier steps, that it belongs with. Without them it always fits. */
  for?: readonly string[]
}

interface StepBase {
  /** The same in every form that asks it. */
  id: string
  /** Ids of the inventory that it carries. */
  covers?: readonly string[]
  /** It is for its writer alone: on no page. */
  private?: boolean
  /** It goes along on the card. */
  card?: boolean
  /** A place in Luwte that helps with it, by its route: a link below the step, whose words are the step’s. */
  link?: string
}

export type Step = StepBase &
  (
    | { kind: 'choose'; choices: readonly string[]; many: boolean; own: 'none' | 'line' | 'text' }
    /** Is there danger to somebody’s life? After yes, and after a doubt, what to do comes first. */
    | { kind: 'danger'; choices: readonly ['no', 'unsure', 'yes'] }
    /** Is whoever asks safe with their partner? What follows opens after `safe` alone. */
    | { kind: 'gate'; choices: readonly ['safe', 'afraid'] }
    /** `folded`: all of them stay closed until one is wanted. `softer`: words that blame are noticed. */
    | { kind: 'lines'; fields: readonly LinesField[]; folded?: boolean; softer?: boolean; mine?: boolean }
    /** When: a day, or a time in soft words. `field`: and what. */
    | { kind: 'date'; choices: readonly string[]; field?: LinesField }
  )

/** The answer to a step, or to one field of it. */
export interface Answer {
  chosen: string[]
  words: string
  /** The day that was chosen. */
  on?: LocalDate | undefined
}
/** By the id of the step, for a field of several `step.field`. What was not answered is not there. */
export type Answers = Readonly<Record<string, Answer>>

export const answerKey = (step: string, field = ''): string => (field === '' ? step : `${step}.${field}`)

export const answerTo = (answers: Answers, key: string): Answer => answers[key] ?? { chosen: [], words: '' }

export const isAnswered = ({ chosen, words, on }: Answer): boolean =>
  chosen.length > 0 || words.trim() !== '' || on !== undefined

/** The keys of everything that a step asks for. */
export const keysOf = (step: Step): string[] =>
  step.kind === 'lines' ? step.fields.map(({ id }) => answerKey(step.id, id)) : [step.id]

/** With one answer changed. An empty one is taken out. */
export function withAnswer(answers: Answers, key: string, answer: Answer): Answers {
  const { [key]: _before, ...others } = answers
  return isAnswered(answer) ? { ...others, [key]: answer } : others
}

const isAboutPartner = (answers: Answers): boolean => answerTo(answers, 'who').chosen.includes('partner')

/** The steps that are asked: the safety gate only where it is about a partner. */
export const stepsAsked = (steps: readonly Step[], answers: Answers): Step[] =>
  steps.filter(({ kind }) => kind !== 'gate' || isAboutPartner(answers))

/** How many of the steps asked can be gone to. Nothing lies behind a gate that was not answered with `safe`. */
export function openSteps(asked: readonly Step[], answers: Answers): number {
  const gate = asked.findIndex(({ kind, id }) => kind === 'gate' && !answerTo(answers, id).chosen.includes('safe'))
  return gate < 0 ? asked.length : gate + 1
}

/**
 * What may lie on disk: not whether somebody fears their partner, and not whether a life is in danger. Both are asked
 * anew the next time.
 */
export function keptAnswers(steps: readonly Step[], answers: Answers): Answers {
  const isUnkept = ({ kind, id }: Step) =>
    kind === 'danger' || (kind === 'gate' && !answerTo(answers, id).chosen.includes('safe'))
  const left = new Set(steps.filter(isUnkept).map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !left.has(key)))
}

/** The lines of a field that fit what was chosen, those that fit best first. Where nothing was chosen: all. */
export function fittingLines(field: LinesField, answers: Answers): BorrowedLine[] {
  const chosen = new Set(Object.values(answers).flatMap((answer) => answer.chosen))
  const fits = (line: BorrowedLine) => line.for?.some((choice) => chosen.has(choice)) === true
  const isNothingSaid = !field.lines.some(fits)
  return [
    ...field.lines.filter(fits),
    ...field.lines.filter((line) => !fits(line) && (line.for === undefined || isNothingSaid)),
  ]
}

/** Is the line among what was typed? */
export const hasLine = (words: string, line: string): boolean => words.includes(line)

/** Puts a line behind what was typed, or takes it out again. Whatever else was typed stays. */
export function withLineToggled(words: string, line: string): string {
  if (!hasLine(words, line)) return words.trim() === '' ? line : `${words.trimEnd()} ${line}`
  const at = words.indexOf(line)
  const [before, after] = [words.slice(0, at).trimEnd(), words.slice(at + line.length).trimStart()]
  return before === '' || after === '' ? before + after : `${before} ${after}`
}
