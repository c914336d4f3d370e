import type { LocalDate } from '@shared/kernel/time'
import { answerKey, type Answers, answerTo, isAnswered, type Step } from './steps'

/** A part of a page: a heading, and what was answered. */
export interface PageSection {
  step: string
  title: string
  lines: { label: string | null; text: string }[]
}

/** The words of one step, in one language. */
export interface StepText {
  /** In a word or two, for the path and for the page. */
  name: string
  question: string
  hint?: string
  /** A thing worth knowing, below the answers. */
  note?: string
  choices?: Readonly<Record<string, string>>
  /** What is said after a choice. */
  replies?: Readonly<Record<string, string>>
  /** Asks for somebody’s own words. */
  own?: string
  /** The fields of the step, by their ids. */
  fields?: Readonly<Record<string, { label: string; note?: string }>>
  /** By `line`, or by `field.line`. */
  lines?: Readonly<Record<string, string>>
  /** What leads to the link of the step. */
  link?: string
}

export interface FormText {
  title: string
  lead: string
  /** The name of the finished page. */
  page: string
}

/** What comes with a step that asks whether a life is in danger. */
export interface DirectRoute {
  title: string
  first: string
  items: string[]
  more: string
  on: string
}

/** What comes with the safety gate. */
export interface GateText {
  first: string
  ask: string
  afraid: string[]
  young: { title: string; text: string }
}

/** What stands instead of a reproach, by its kind: beginnings of a sentence. */
export type SofterText = Record<'always-never' | 'why-not', { why: string; swaps: string[] }>

const PHRASE = 'phrase:'

/** The words of a line to borrow; null: it is not there any more. */
export function lineText(
  text: StepText,
  field: string,
  line: string,
  phrase: (id: string) => string | undefined,
): string | null {
  if (line.startsWith(PHRASE)) return phrase(line.slice(PHRASE.length)) ?? null
  return text.lines?.[answerKey(field, line).replace(/^\./, '')] ?? null
}

/**
 * What was answered, for a page: only what was, in the order in which it was asked.
 * @param only `page`: without what is for the writer alone. The card holds less. An export holds every answer.
 */
export function pageSections(
  steps: readonly Step[],
  texts: Readonly<Record<string, StepText>>,
  answers: Answers,
  day: (date: LocalDate) => string,
  only: 'page' | 'card' | 'every' = 'page',
): PageSection[] {
  return steps
    .filter((step) => only === 'every' || (only === 'card' ? step.card : !step.private) === true)
    .flatMap((step) => {
      const text = texts[step.id]
      if (!text) return []
      const lines = linesOf(step, text, answers, day)
      return lines.length > 0 ? [{ step: step.id, title: text.name, lines }] : []
    })
}

function linesOf(step: Step, text: StepText, answers: Answers, day: (date: LocalDate) => string): PageSection['lines'] {
  const saidIn = (key: string, label: string | null) => {
    const answer = answerTo(answers, key)
    if (!isAnswered(answer)) return []
    const words = answer.words.trim()
    // Of something that this Luwte does not know, the rest is still shown.
    const chosen = answer.chosen.flatMap((id) => text.choices?.[id] ?? [])
    return [...chosen, ...(words === '' ? [] : [words]), ...(answer.on === undefined ? [] : [day(answer.on)])].map(
      (said) => ({ label, text: said }),
    )
  }
  if (step.kind !== 'lines') return saidIn(step.id, null)
  return step.fields.flatMap(({ id }) => saidIn(answerKey(step.id, id), text.fields?.[id]?.label ?? null))
}
