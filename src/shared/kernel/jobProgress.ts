import * as v from 'valibot'
import { CountSchema } from './contractSlice'

export const JOB_NAMES = [
  'sealing',
  'unsealing',
  'backup',
  'restore',
  'export',
  'import',
  'moving',
  'taking-over',
] as const

/** How far a long job has come: how many files of how many. */
export const JobProgressSchema = v.object({ job: v.picklist(JOB_NAMES), done: CountSchema, total: CountSchema })
export type JobProgress = v.InferOutput<typeof JobProgressSchema>
