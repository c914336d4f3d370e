import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import { dateOf, LocalDateSchema } from '@shared/kernel/time'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'
import { type Answers, type Form, FORMS } from './steps'

/** What is typed in one field; a conversation on one page needs far less. */
export const MAX_WORDS = 4000

/** The step with the sentence that a conversation begins with. */
const OPENING = 'opening'

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

export const FormSchema = v.picklist(FORMS)

/** What is kept of a conversation. What a newer Luwte asks besides stays in it. */
export const conversationBody = {
  form: FormSchema,
  answers: AnswersSchema,
  /** The person that it is about, where there is a card of them. */
  person: v.optional(IdSchema),
}
/** A prepared conversation, and what somebody wants to remember of it afterwards. */
export type Conversation = RecordOf<'conversation', typeof conversationBody>

/** A part of a page: a heading, and what was answered. */
export interface PageSection {
  step: string
  title: string
  lines: { label: string | null; text: string }[]
}

export interface ConversationExportWords {
  words: { readme: { files: { conversations: string } }; markdown: { conversations: string } }
  content: {
    /** The name of what was prepared. */
    form: (form: Form) => string
    answered: (form: Form, answers: Answers) => PageSection[]
  }
}

const conversationsPage: CollectedPage<ConversationExportWords> = {
  file: 'conversations.md',
  about: ({ words }) => words.readme.files.conversations,
  text(records, { words, content }) {
    const sections = records
      .filter(isConversation)
      .map(({ form, answers, at }) => [
        `${content.form(form)}, ${dateOf(at)}`,
        ...content
          .answered(form, answers)
          .flatMap(({ title, lines }) => [
            `**${title}**`,
            '',
            ...lines.map(({ label, text }) => listItem(label === null ? text : `${label}: ${text}`)),
            '',
          ]),
      ])
    return sections.length > 0 ? markdownPage(words.markdown.conversations, sections) : null
  },
}

/** What was typed: the first sentence first, the rest in the order of its names, so that every reading gives the same. */
const typedIn = (answers: Answers): string[] =>
  Object.entries(answers)
    .sort(([one], [other]) => (one === OPENING ? -1 : other === OPENING ? 1 : one < other ? -1 : 1))
    .flatMap(([, { words }]) => (words.trim() === '' ? [] : [words]))

export interface ConversationSearchWords {
  label: (kind: 'conversation') => string
  /** Whether what was written about this person was put away: then what was prepared about them is not found either. */
  isPutAway: (person: Id) => boolean
}

export const conversationRecord = defineRecord({
  kind: 'conversation',
  body: conversationBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  section: 'beside',
  texts: ({ answers }) => typedIn(answers),
  readable: { as: 'collected', page: conversationsPage },
  search: {
    by: 'lines',
    lines([{ id, answers, person }], { label, isPutAway }: ConversationSearchWords) {
      const [first = '', ...others] = typedIn(answers)
      if (first === '' || (person !== undefined && isPutAway(person))) return []
      const from = label('conversation')
      return [{ part: '', title: first, from, text: others.join('\n'), words: '', route: `/beside/conversation/${id}` }]
    },
  },
  sample: {
    form: 'talk',
    answers: {
      who: { chosen: ['friend'], words: 'Noor' },
      opening: { chosen: [], words: 'Ik mis je op zondag.' },
      again: { chosen: [], words: '', on: '2026-11-29' },
    },
  },
})
export const ConversationSchema = conversationRecord.schema
export const isConversation = conversationRecord.is
