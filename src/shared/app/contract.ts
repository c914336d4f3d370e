import * as v from 'valibot'
import { WhereaboutsSchema } from '../features/settings/country'
import { LanguageSchema, SettingsSchema } from '../features/settings/settings'
import { LockStateSchema } from '../features/vault-access/locking'
import { type Calls, type Events, nothing } from '../kernel/contractSlice'
import { JobProgressSchema } from '../kernel/jobProgress'
import { NoticeIdSchema, OpenNoticeSchema } from '../kernel/notice'

export const AppStateSchema = v.object({
  version: v.string(),
  platform: v.picklist(['linux', 'darwin', 'win32', 'other']),
  /** As in BCP 47: `nl-NL`. */
  locale: v.string(),
  language: LanguageSchema,
  ...WhereaboutsSchema.entries,
  /** IANA zone of this computer, such as `Europe/Amsterdam`. */
  zone: v.string(),
  settings: SettingsSchema,
  vaultFolder: v.string(),
  lock: LockStateSchema,
  notices: v.array(OpenNoticeSchema),
})
/** What a window needs to know before it shows anything. */
export type AppState = v.InferOutput<typeof AppStateSchema>

/** A place in the main window. */
const RouteSchema = v.pipe(v.string(), v.regex(/^\/[\w/@:.+?=&#-]{0,160}$/))

export const calls = {
  'app.state': { input: nothing, output: AppStateSchema, whileLocked: true },
  'app.dismissNotice': { input: v.object({ id: NoticeIdSchema }), output: nothing, whileLocked: true },
  /** Opens the main window, or brings it forward, at a place. */
  'app.openMain': { input: v.object({ route: RouteSchema }), output: nothing, whileLocked: true },
  /** Opens the small window, or brings it forward, for a check-in. */
  'app.openCheckIn': { input: nothing, output: nothing, whileLocked: true },
  /** Closes the small window. */
  'app.closeWindow': { input: nothing, output: nothing, whileLocked: true },
  /** `isSecret`: it is taken out of the clipboard again after a minute. */
  'app.copyText': {
    input: v.object({ text: v.pipe(v.string(), v.maxLength(2000)), isSecret: v.optional(v.boolean()) }),
    output: nothing,
    whileLocked: true,
  },
  /** Ends Luwte: where there is no tray there is no menu to do it from. */
  'app.quit': { input: nothing, output: nothing, whileLocked: true },
} as const satisfies Calls

export const events = {
  'notices.changed': v.array(OpenNoticeSchema),
  /** null: the job that was running has ended. */
  'job.changed': v.nullable(JobProgressSchema),
  /** The main window should show this place. */
  'route.open': v.object({ route: RouteSchema }),
  /** This computer is in another time zone now, as after a journey. */
  'zone.changed': v.object({ zone: v.string() }),
} as const satisfies Events
