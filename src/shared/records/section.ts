import * as v from 'valibot'

/** The parts of a vault that can have a lock of their own, for whoever shares the rest with somebody: Beside someone. */
export const SECTIONS = ['beside'] as const
export type Section = (typeof SECTIONS)[number]
export const SectionSchema = v.picklist(SECTIONS)
