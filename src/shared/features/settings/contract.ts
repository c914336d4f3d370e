import * as v from 'valibot'
import type { Calls, Events } from '@shared/kernel/contractSlice'
import { WhereaboutsSchema } from './country'
import { ChosenSettingsSchema, LanguageSchema, SettingsSchema } from './settings'

export const calls = {
  /** Throws `locked` where it would change when the vault locks, while it is. */
  'settings.change': { input: ChosenSettingsSchema, output: SettingsSchema, whileLocked: true },
  /** Changes several settings together, and back: see unsafeHome.ts. */
  'settings.setUnsafeHome': { input: v.object({ on: v.boolean() }), output: SettingsSchema },
} as const satisfies Calls

export const events = {
  /** Also when the computer is in another country now. */
  'settings.changed': v.object({
    settings: SettingsSchema,
    language: LanguageSchema,
    ...WhereaboutsSchema.entries,
  }),
} as const satisfies Events
