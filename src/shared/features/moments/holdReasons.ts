import * as v from 'valibot'

export const HOLD_REASONS = ['locked', 'away', 'do-not-disturb', 'full-screen'] as const
/** Why a moment waits: the screen is locked, nobody is there, quiet was asked for, something fills the screen. */
export const HoldReasonSchema = v.picklist(HOLD_REASONS)
export type HoldReason = v.InferOutput<typeof HoldReasonSchema>
