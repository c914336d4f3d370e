import * as v from 'valibot'
import { HoldReasonSchema } from '../features/moments/quietHours'
import { SHORTCUT_NAMES } from '../features/settings/shortcuts'
import { type Calls, type Events, nothing } from '../kernel/contractSlice'

/** `not-here`: this desktop has no such launcher, or one that Luwte did not write. */
export const LauncherStateSchema = v.picklist(['on', 'off', 'not-here'])

export const PresenceSchema = v.object({
  tray: v.boolean(),
  /** null: the system does not say. */
  notifications: v.nullable(v.boolean()),
  /** Which reasons for holding a moment back can be seen here. */
  sources: v.record(HoldReasonSchema, v.boolean()),
  /** Luwte starts when the user logs in. */
  login: LauncherStateSchema,
  /** Luwte is in the menu of programs. */
  menu: LauncherStateSchema,
  /** `taken`: those that another program has. */
  shortcuts: v.object({ isAvailable: v.boolean(), taken: v.array(v.picklist(SHORTCUT_NAMES)) }),
})
/** What of Luwte works on this desktop, and what is switched on. */
export type DesktopPresence = v.InferOutput<typeof PresenceSchema>

/** A page of ours that is made for paper. */
const PrintRouteSchema = v.pipe(v.string(), v.regex(/^\/print\/[\w/.-]{1,160}$/))

export const calls = {
  'desktop.presence': { input: nothing, output: PresenceSchema, whileLocked: true },
  'desktop.setLauncher': {
    input: v.object({ kind: v.picklist(['login', 'menu']), on: v.boolean() }),
    output: PresenceSchema,
  },
  /** Nothing of what is open stays in sight: a page that says nothing comes instead, and a sealed vault is locked. */
  'desktop.leaveQuickly': { input: nothing, output: nothing, whileLocked: true },
  /** Opens the print dialog of the system. */
  'printing.print': {
    input: v.object({ route: PrintRouteSchema }),
    output: v.picklist(['printed', 'cancelled', 'failed']),
    asksInDialog: true,
  },
  /** Asks where, and saves the page there as a PDF. */
  'printing.savePdf': {
    input: v.object({ route: PrintRouteSchema, name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }),
    output: v.picklist(['saved', 'cancelled']),
    asksInDialog: true,
  },
} as const satisfies Calls

export const events = {
  /** What works on this desktop may have changed. */
  'desktop.changed': nothing,
} as const satisfies Events
