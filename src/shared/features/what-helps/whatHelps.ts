import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'

/** How much energy there is, least first. Something on the list says how much it takes. */
export const ENERGIES = ['almost-none', 'some', 'more'] as const
export const EnergySchema = v.picklist(ENERGIES)
export type Energy = v.InferOutput<typeof EnergySchema>

/** In the user's own words, or content by its name: `exercise:ex.ground`, `prompt:care.rest`. */
export const HelpSchema = v.union([
  v.object({ own: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)) }),
  v.object({ of: v.pipe(v.string(), v.regex(/^[a-z]+:[a-z][a-z0-9.-]{0,79}$/)) }),
])
export type Help = v.InferOutput<typeof HelpSchema>

export const whatHelpsBody = {
  what: HelpSchema,
  energy: EnergySchema,
  /** It is rest, which is care too. */
  rest: v.boolean(),
}
/** Something that does somebody good, on a list of their own. It is never counted. */
export type WhatHelps = RecordOf<'what-helps', typeof whatHelpsBody>
export type WhatHelpsBody = v.InferOutput<v.ObjectSchema<typeof whatHelpsBody, undefined>>

/** Whether two are the same thing. */
export const isSameHelp = (one: Help, other: Help): boolean =>
  'own' in one
    ? 'own' in other && one.own.toLowerCase() === other.own.toLowerCase()
    : 'of' in other && one.of === other.of

export interface WhatHelpsExportWords {
  label: (kind: 'what-helps') => string
  words: { helpsAt: Record<Energy, string> }
  content: { help: (help: Help) => string }
}

const helpsPage: CollectedPage<WhatHelpsExportWords> = {
  file: 'what-helps.md',
  about: ({ label }) => label('what-helps'),
  text(records, { label, words, content }) {
    const all = records.filter(isWhatHelps)
    const sections = ENERGIES.map((energy) => [
      words.helpsAt[energy],
      ...all.filter((one) => one.energy === energy).map(({ what }) => listItem(content.help(what))),
    ]).filter(({ length }) => length > 1)
    return sections.length > 0 ? markdownPage(label('what-helps'), sections) : null
  },
}

export const whatHelpsRecord = defineRecord({
  kind: 'what-helps',
  body: whatHelpsBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ what }) => ('own' in what ? [what.own] : []),
  readable: { as: 'collected', page: helpsPage },
  search: {
    by: 'lines',
    lines: ([{ what }], { label }: { label: (kind: 'what-helps') => string }) =>
      'own' in what
        ? [{ part: '', title: what.own, from: label('what-helps'), text: '', words: '', route: '/care/helps' }]
        : [],
  },
  sample: { what: { own: 'met de hond naar het water' }, energy: 'some', rest: false },
})
export const WhatHelpsSchema = whatHelpsRecord.schema
export const isWhatHelps = whatHelpsRecord.is
