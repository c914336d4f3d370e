import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'

export const ownPromptBody = {
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
  /** The theme of the content that it stands under; absent, or one that is not known: none of them. */
  theme: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/))),
}
/** A question of the user's own to write about. */
export type OwnPrompt = RecordOf<'own-prompt', typeof ownPromptBody>

export interface OwnPromptWords {
  label: (kind: 'own-prompt') => string
}

const promptsPage: CollectedPage<OwnPromptWords> = {
  file: 'questions.md',
  about: ({ label }) => label('own-prompt'),
  text(records, { label }) {
    const prompts = records.filter(isOwnPrompt)
    return prompts.length > 0
      ? markdownPage(label('own-prompt'), [[label('own-prompt'), ...prompts.map(({ text }) => listItem(text))]])
      : null
  },
}

export const ownPromptRecord = defineRecord({
  kind: 'own-prompt',
  body: ownPromptBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ text }) => [text],
  readable: { as: 'collected', page: promptsPage },
  search: {
    by: 'lines',
    lines: ([{ id, text }], { label }: OwnPromptWords) => [
      {
        part: '',
        title: text,
        from: label('own-prompt'),
        text: '',
        words: '',
        route: `/journal/write/new?prompt=${id}`,
      },
    ],
  },
  sample: { text: 'Wat hoorde ik vandaag buiten?', theme: 'now' },
})
export const OwnPromptSchema = ownPromptRecord.schema
export const isOwnPrompt = ownPromptRecord.is
