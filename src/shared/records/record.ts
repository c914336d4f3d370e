import * as v from 'valibot'
import { IdSchema } from '../kernel/ids'
import { InstantSchema, LivedTimeSchema } from '../kernel/time'
import { VersionVectorSchema } from '../kernel/versionVectors'

/** Objects of records are loose: what a newer Luwte adds must survive being read and written by this one. */
export const recordFields = {
  id: IdSchema,
  at: LivedTimeSchema,
  seen: VersionVectorSchema,
  changedAt: InstantSchema,
  /** Put in the bin then. */
  deleted: v.optional(InstantSchema),
}

/** What every record has, of whatever kind, known or not. */
export const RecordSchema = v.looseObject({ ...recordFields, kind: v.string() })
export type VaultRecord = v.InferOutput<typeof RecordSchema>
