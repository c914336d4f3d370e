import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { IdSchema } from '@shared/kernel/ids'
import type { LocalDate } from '@shared/kernel/time'
import { type CheckIn, ChosenSchema, keyOf } from '../check-ins/checkIn'
import { type Entry, entryBody } from './entry'
import { hasPicture } from './pictures'
import { MAX_TAG_LENGTH, tagKey, tagsIn } from './tags'

// What the journal shows, and in which month.

/** A month as it was lived, such as `2026-11`. A year may have more than four figures. */
export const LivedMonthSchema = v.pipe(v.string(), v.regex(/^[+-]?\d{4,6}-\d\d$/))
export type LivedMonth = string

export const livedMonthOf = (date: LocalDate): LivedMonth => date.slice(0, date.lastIndexOf('-'))

/** As it is written, which for a year of more than four figures is with its sign. */
export const yearOfMonth = (month: LivedMonth): string => month.slice(0, month.lastIndexOf('-'))

/** For sorting and counting: how many months since the year 0. */
export const monthNumber = (month: LivedMonth): number =>
  Number(yearOfMonth(month)) * 12 + Number(month.slice(month.lastIndexOf('-') + 1)) - 1

/** What to show of the journal. All that is given has to fit. */
export const JournalFilterSchema = v.object({
  kind: v.optional(v.picklist(['entry', 'check-in'])),
  /** Of a check-in or an entry. */
  feeling: v.optional(ChosenSchema),
  /** Without its #. */
  tag: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TAG_LENGTH))),
  picture: v.optional(v.literal(true)),
  prompt: v.optional(entryBody.prompt.wrapped),
  /** Of Beside someone, whom an entry is about. */
  person: v.optional(IdSchema),
  /** Words of an entry or a check-in, as Find finds them. */
  text: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
})
export type JournalFilter = v.InferOutput<typeof JournalFilterSchema>

export const isEmptyFilter = (filter: JournalFilter): boolean =>
  Object.values(filter).every((value) => value === undefined)

export const isSameFilter = (one: JournalFilter, other: JournalFilter): boolean =>
  one.kind === other.kind &&
  one.text === other.text &&
  canonicalJson(facetsWanted(one)) === canonicalJson(facetsWanted(other))

/** Something by which entries and check-ins are filtered, as text: a kind of facet, `/`, and which. */
export type Facet = string
export const FACETS = ['feeling', 'tag', 'picture', 'prompt', 'person'] as const
export type FacetKind = (typeof FACETS)[number]

const facet = (kind: FacetKind, value: string): Facet => `${kind}/${value}`
/** The parts of what `facet` made. */
export function partsOfFacet(one: Facet): { kind: string; value: string } {
  const cut = one.indexOf('/')
  return { kind: one.slice(0, cut), value: one.slice(cut + 1) }
}

/** What of an entry it is filtered by. */
type Filtered = Pick<Entry, 'about' | 'text' | 'feelings' | 'pictures' | 'prompt'>

/** Each once. */
export const facetsOfEntry = ({ about, text, feelings = [], pictures, prompt }: Filtered): Facet[] => [
  ...new Set([
    ...feelings.map((one) => facet('feeling', keyOf(one))),
    ...tagsIn(text).map((tag) => facet('tag', tagKey(tag))),
    ...(hasPicture({ pictures }) ? [facet('picture', '')] : []),
    ...(prompt === undefined ? [] : [facet('prompt', prompt)]),
    ...(about?.kind === 'person' ? [facet('person', about.id)] : []),
  ]),
]

/** Each once. */
export const facetsOfCheckIn = ({ feelings }: Pick<CheckIn, 'feelings'>): Facet[] => [
  ...new Set(feelings.map((one) => facet('feeling', keyOf(one)))),
]

/** What an entry or a check-in must have, all of it; its words aside. */
export const facetsWanted = ({ feeling, tag, picture, prompt, person }: JournalFilter): Facet[] => [
  ...(feeling ? [facet('feeling', keyOf(feeling))] : []),
  ...(tag === undefined ? [] : [facet('tag', tagKey(tag))]),
  ...(picture ? [facet('picture', '')] : []),
  ...(prompt === undefined ? [] : [facet('prompt', prompt)]),
  ...(person === undefined ? [] : [facet('person', person)]),
]

const hasAll = (facets: readonly Facet[], filter: JournalFilter): boolean =>
  facetsWanted(filter).every((one) => facets.includes(one))

/** Its words aside: an index knows those. */
export const fitsEntry = (entry: Filtered, filter: JournalFilter): boolean =>
  filter.kind !== 'check-in' && (facetsWanted(filter).length === 0 || hasAll(facetsOfEntry(entry), filter))

/** Its words aside. */
export const fitsCheckIn = (checkIn: Pick<CheckIn, 'feelings'>, filter: JournalFilter): boolean =>
  filter.kind !== 'entry' && hasAll(facetsOfCheckIn(checkIn), filter)
