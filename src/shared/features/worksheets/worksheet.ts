import { dateOf } from '@shared/kernel/time'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'
import { AnswersSchema, typedIn } from './answers'
import { type WorksheetForm, WorksheetFormSchema, WORKSHEETS } from './forms'
import type { PageSection } from './page'
import type { Answers } from './steps'

export const worksheetBody = { form: WorksheetFormSchema, answers: AnswersSchema }
/** A worksheet that was filled in and kept. What a newer Luwte asks besides stays in it. */
export type Worksheet = RecordOf<'worksheet', typeof worksheetBody>

export interface WorksheetExportWords {
  words: { readme: { files: { worksheets: string } }; markdown: { worksheets: string } }
  content: {
    /** The name of what was filled in. */
    worksheet: (form: WorksheetForm) => string
    filledIn: (form: WorksheetForm, answers: Answers) => PageSection[]
  }
}

const worksheetsPage: CollectedPage<WorksheetExportWords> = {
  file: 'worksheets.md',
  about: ({ words }) => words.readme.files.worksheets,
  text(records, { words, content }) {
    const sections = records
      .filter(isWorksheet)
      .map(({ form, answers, at }) => [
        `${content.worksheet(form)}, ${dateOf(at)}`,
        ...content
          .filledIn(form, answers)
          .flatMap(({ title, lines }) => [
            `**${title}**`,
            '',
            ...lines.map(({ label, text }) => listItem(label === null ? text : `${label}: ${text}`)),
            '',
          ]),
      ])
    return sections.length > 0 ? markdownPage(words.markdown.worksheets, sections) : null
  },
}

export interface WorksheetSearchWords {
  label: (kind: 'worksheet') => string
}

export const worksheetRecord = defineRecord({
  kind: 'worksheet',
  body: worksheetBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ answers }) => typedIn(answers),
  readable: { as: 'collected', page: worksheetsPage },
  search: {
    by: 'lines',
    lines([{ id, form, answers }], { label }: WorksheetSearchWords) {
      const [first = '', ...others] = typedIn(answers, WORKSHEETS[form].about)
      if (first === '') return []
      const from = label('worksheet')
      return [{ part: '', title: first, from, text: others.join('\n'), words: '', route: `/care/sheet/${id}` }]
    },
  },
  sample: {
    form: 'demands',
    answers: {
      must: { chosen: [], words: 'Ik moet vandaag alles opruimen.' },
      voice: { chosen: ['parent'], words: '' },
    },
  },
})
export const WorksheetSchema = worksheetRecord.schema
export const isWorksheet = worksheetRecord.is
