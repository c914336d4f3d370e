import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import { dateOf } from '@shared/kernel/time'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'
import { AnswersSchema, typedIn } from '../worksheets/answers'
import type { PageSection } from '../worksheets/page'
import type { Answers } from '../worksheets/steps'

/** What can be prepared. Afterwards there are a few questions more, which are in the content as `after`. */
export const FORMS = ['talk', 'refused', 'professional'] as const
export type Form = (typeof FORMS)[number]

/** The step with the sentence that a conversation begins with. */
const OPENING = 'opening'

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
  texts: ({ answers }) => typedIn(answers, OPENING),
  readable: { as: 'collected', page: conversationsPage },
  search: {
    by: 'lines',
    lines([{ id, answers, person }], { label, isPutAway }: ConversationSearchWords) {
      const [first = '', ...others] = typedIn(answers, OPENING)
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
