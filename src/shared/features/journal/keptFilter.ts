import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { JournalFilterSchema } from './journalFilter'

export const keptFilterBody = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  filter: JournalFilterSchema,
}
/** What to see of the journal, kept under a name. */
export type KeptFilter = RecordOf<'kept-filter', typeof keptFilterBody>

export const keptFilterRecord = defineRecord({
  kind: 'kept-filter',
  body: keptFilterBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ name, filter: { text = '' } }) => [name, text].filter((one) => one !== ''),
  readable: { as: 'omitted', why: 'a way to look at the journal in Luwte; what it shows is in the journal itself' },
  search: {
    by: 'lines',
    lines: ([{ id, name }], { label }: { label: (kind: 'kept-filter') => string }) => [
      { part: '', title: name, from: label('kept-filter'), text: '', words: '', route: `/journal?shown=${id}` },
    ],
  },
  sample: { name: 'Stille avonden', filter: { kind: 'entry', feeling: { id: 'calm' }, tag: 'avond', text: 'zee' } },
})
export const KeptFilterSchema = keptFilterRecord.schema
export const isKeptFilter = keptFilterRecord.is
