import * as v from 'valibot'
import { recordFields, type VaultRecord } from '@shared/records/record'

/** Twenty megabytes of text: far over any diary page, far under what would block the app. */
export const MAX_ENTRY_LENGTH = 20_000_000

export const entryBody = {
  text: v.pipe(v.string(), v.maxLength(MAX_ENTRY_LENGTH)),
  /** The writing prompt it began from. */
  prompt: v.optional(v.pipe(v.string(), v.maxLength(80))),
}
export const EntrySchema = v.looseObject({ ...recordFields, kind: v.literal('entry'), ...entryBody })
export type Entry = v.InferOutput<typeof EntrySchema>

export const isEntry = (record: VaultRecord): record is Entry => v.is(EntrySchema, record)
