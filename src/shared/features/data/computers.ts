import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'

const computerBody = { device: v.string(), name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)) }
/** What one of the computers on the vault is called. */
export type ComputerRecord = RecordOf<'computer', typeof computerBody>

export const computerRecord = defineRecord({
  kind: 'computer',
  body: computerBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ name }) => [name],
  readable: { as: 'omitted', why: 'about the vault itself, which an export is not part of' },
  search: { by: 'none', why: 'found as a setting: Computers' },
  sample: { device: '019ab3f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b', name: 'laptop' },
})
export const isComputer = computerRecord.is

/** A computer took over the part of one that is gone, and removed its files. */
export const takenOverRecord = defineRecord({
  kind: 'taken-over',
  body: { device: v.string() },
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: () => [],
  readable: { as: 'omitted', why: 'about the vault itself, which an export is not part of' },
  search: { by: 'none', why: 'nothing of it is written by somebody' },
  sample: { device: '019ac777-0000-7000-8000-000000000000' },
})
export const isTakenOver = takenOverRecord.is
