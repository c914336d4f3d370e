import * as v from 'valibot'
import { IdSchema } from '@shared/kernel/ids'
import { RangeSchema } from './ranges'

/** What can be counted on the page. */
export const PAGE_PARTS = ['feelings', 'around'] as const
export type PagePart = (typeof PAGE_PARTS)[number]

/** The most check-ins and entries on the page. */
export const MOST_ON_PAGE = 100

/** A page for a doctor: what somebody chose to show, and nothing else. */
export const doctorPageBody = {
  /** The days that it is about; null until they are chosen. */
  range: v.nullable(RangeSchema),
  /** What somebody wants to say in their own words. */
  words: v.pipe(v.string(), v.maxLength(20_000)),
  parts: v.pipe(v.array(v.picklist(PAGE_PARTS)), v.maxLength(PAGE_PARTS.length)),
  /** The check-ins and entries on it. */
  chosen: v.pipe(v.array(IdSchema), v.maxLength(MOST_ON_PAGE)),
}
export type DoctorPage = v.InferOutput<v.ObjectSchema<typeof doctorPageBody, undefined>>

export const emptyPage = (): DoctorPage => ({ range: null, words: '', parts: [], chosen: [] })

/** Is there nothing on it? The days alone are no content. */
export const isEmptyPage = ({ words, parts, chosen }: DoctorPage): boolean =>
  words.trim() === '' && parts.length === 0 && chosen.length === 0
