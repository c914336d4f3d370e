import * as v from 'valibot'
import { recordFields, type VaultRecord } from '@shared/records/record'

/** What one of the computers on the vault is called. */
export const ComputerRecordSchema = v.looseObject({
  ...recordFields,
  kind: v.literal('computer'),
  device: v.string(),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
})
export type ComputerRecord = v.InferOutput<typeof ComputerRecordSchema>

/** A computer went on with the part of one that is gone, and took away its files. */
export const TakenOverSchema = v.looseObject({ ...recordFields, kind: v.literal('taken-over'), device: v.string() })
export type TakenOver = v.InferOutput<typeof TakenOverSchema>

export const isTakenOver = (record: VaultRecord): record is TakenOver => v.is(TakenOverSchema, record)
export const isComputer = (record: VaultRecord): record is ComputerRecord => v.is(ComputerRecordSchema, record)
