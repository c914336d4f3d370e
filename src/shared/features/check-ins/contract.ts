import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { VersionVectorSchema } from '@shared/kernel/versionVectors'
import {
  CheckInAnswerSchema,
  CheckInSchema,
  ChosenSchema,
  OwnWordSchema,
  SurroundingGroupSchema,
  SurroundingSchema,
} from './checkIn'

export const calls = {
  /** While the vault is locked, the check-in waits in the inbox. */
  'checkIns.answer': { input: CheckInAnswerSchema, output: CheckInSchema, whileLocked: true },
  /** Those of the last days as lived, today included, newest first. */
  'checkIns.recent': {
    input: v.object({ days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(62)) }),
    output: v.array(CheckInSchema),
  },
  'checkIns.read': { input: v.object({ id: IdSchema }), output: CheckInSchema },
  /**
   * Replaces all that was answered. The moment that asked, if one did, stays the same. `seen`: of the version that is
   * changed; what was changed elsewhere meanwhile is kept as another version.
   */
  'checkIns.change': {
    input: v.object({ id: IdSchema, seen: VersionVectorSchema, answer: CheckInAnswerSchema }),
    output: CheckInSchema,
  },
  'checkIns.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'checkIns.restore': { input: v.object({ id: IdSchema }), output: CheckInSchema },
  /** What somebody added to the choices of a check-in, or hid among them. */
  'ownChoices.read': {
    input: nothing,
    output: v.object({ words: v.array(OwnWordSchema), surroundings: v.array(SurroundingSchema) }),
  },
  /** The same word, in whatever case, is kept once. */
  'ownChoices.addWord': {
    input: v.object({ text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
    output: OwnWordSchema,
  },
  'ownChoices.removeWord': { input: v.object({ id: IdSchema }), output: nothing },
  'ownChoices.setSurrounding': {
    input: v.object({ group: SurroundingGroupSchema, chip: ChosenSchema, hidden: v.boolean() }),
    output: SurroundingSchema,
  },
} as const satisfies Calls
