import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { PlanLinesSchema, PlanPartSchema, PlanSchema } from './plan'

export const calls = {
  'plan.read': { input: nothing, output: PlanSchema },
  /** `was`: the lines that the writer started from; lines that others added meanwhile stay. */
  'plan.setPart': {
    input: v.object({ part: PlanPartSchema, lines: PlanLinesSchema, was: v.optional(PlanLinesSchema) }),
    output: PlanSchema,
  },
  'plan.setOrder': { input: v.object({ order: v.pipe(v.array(PlanPartSchema), v.maxLength(7)) }), output: PlanSchema },
  /** The plan where Help now shows it without unlocking; null: that was not chosen. */
  'plan.shown': { input: nothing, output: v.nullable(PlanSchema), whileLocked: true },
  'plan.setShown': { input: v.object({ on: v.boolean() }), output: nothing },
} as const satisfies Calls
