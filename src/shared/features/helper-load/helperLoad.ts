import * as v from 'valibot'
import { clockTimeOf, dateOf } from '@shared/kernel/time'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, markdownPage } from '@shared/records/readableExport'

/** Before somebody goes to another, or after it. */
export const LOAD_TIMES = ['before', 'after'] as const
export const LoadTimeSchema = v.picklist(LOAD_TIMES)
export type LoadTime = v.InferOutput<typeof LoadTimeSchema>

/** How heavy it is, in words: they are never counted, added up or drawn. */
export const LOAD_WEIGHTS = ['light', 'carry', 'heavy', 'much'] as const
export type LoadWeight = (typeof LOAD_WEIGHTS)[number]

const Chosen = v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(20))
const Words = v.pipe(v.string(), v.maxLength(1000))

export const helperLoadBody = {
  when: LoadTimeSchema,
  /** null: skipped. */
  weight: v.nullable(v.picklist(LOAD_WEIGHTS)),
  /** Ids of the content, and own words beside them. */
  need: v.object({ chosen: Chosen, words: Words }),
  whom: v.object({ chosen: Chosen, words: Words }),
}
/** What helping asks of the helper, before or after a contact. Nothing of the other person is in it. */
export type HelperLoad = RecordOf<'helper-load', typeof helperLoadBody>
export type HelperLoadBody = v.InferOutput<v.ObjectSchema<typeof helperLoadBody, undefined>>

export interface LoadExportWords {
  words: {
    readme: { files: { load: string } }
    loadColumns: Record<'date' | 'time' | 'when' | 'weight' | 'need' | 'whom' | 'version', string>
    otherVersion: string
  }
  content: { load: (part: 'when' | 'weight' | 'need' | 'whom', id: string) => string }
}

export const helperLoadRecord = defineRecord({
  kind: 'helper-load',
  body: helperLoadBody,
  partition: 'month',
  history: false,
  restore: 'replace',
  section: 'beside',
  texts: ({ need, whom }) => [need.words, whom.words].filter((words) => words.trim() !== ''),
  readable: {
    as: 'row',
    table: 'own-load',
    about: ({ words }: LoadExportWords) => words.readme.files.load,
    columns: ({ words: { loadColumns: of } }: LoadExportWords) => [
      of.date,
      of.time,
      of.when,
      of.weight,
      of.need,
      of.whom,
      of.version,
    ],
    cells({ at, when, weight, need, whom }, isOtherVersion: boolean, { words, content }: LoadExportWords) {
      const said = (part: 'need' | 'whom', { chosen, words: own }: HelperLoad['need']) =>
        [...chosen.map((id) => content.load(part, id)), ...(own.trim() === '' ? [] : [own])].join(', ')
      return [
        dateOf(at),
        clockTimeOf(at),
        content.load('when', when),
        weight === null ? '' : content.load('weight', weight),
        said('need', need),
        said('whom', whom),
        isOtherVersion ? words.otherVersion : '',
      ]
    },
  },
  search: { by: 'none', why: 'it may be behind a lock of its own, and the index of a month lies on disk' },
  sample: {
    when: 'after',
    weight: 'heavy',
    need: { chosen: ['quiet'], words: 'een uur niets' },
    whom: { chosen: ['friend'], words: 'Samira' },
  },
})
export const HelperLoadSchema = helperLoadRecord.schema
export const isHelperLoad = helperLoadRecord.is

const helperLimitBody = { text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)) }
/** A limit that somebody set for themselves, in one line. */
export type HelperLimit = RecordOf<'helper-limit', typeof helperLimitBody>

export interface LimitExportWords {
  words: { readme: { files: { limit: string } }; markdown: { limit: string } }
}

const limitPage: CollectedPage<LimitExportWords> = {
  file: 'own-limit.md',
  about: ({ words }) => words.readme.files.limit,
  text(records, { words }) {
    const lines = records.filter(isHelperLimit).map(({ text }) => text)
    return lines.length > 0 ? markdownPage(words.markdown.limit, [], lines.join('\n\n')) : null
  },
}

export const helperLimitRecord = defineRecord({
  kind: 'helper-limit',
  body: helperLimitBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  section: 'beside',
  texts: ({ text }) => [text],
  readable: { as: 'collected', page: limitPage },
  search: {
    by: 'lines',
    lines: ([{ text }], { label }: { label: (kind: 'helper-limit') => string }) => [
      { part: '', title: text, from: label('helper-limit'), text: '', words: '', route: '/beside/load' },
    ],
  },
  sample: { text: 'Na tien uur neem ik niet meer op.' },
})
export const isHelperLimit = helperLimitRecord.is
