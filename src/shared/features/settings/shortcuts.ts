import * as v from 'valibot'

export const SHORTCUT_NAMES = ['check-in', 'write', 'help-now', 'pause', 'hide'] as const
/** What a key combination does from anywhere on the desktop. */
export type ShortcutName = (typeof SHORTCUT_NAMES)[number]

/**
 * As Electron writes it: `Control+Alt+L`. One modifier is enough for a function key or with Super; elsewhere it would take
 * everyday keys, such as those to copy, from every other program. The same one twice counts once.
 */
export const AcceleratorSchema = v.pipe(
  v.string(),
  v.regex(
    /^(?!.*\b(\w+)\+(?:.*\+)?\1\+)(?:(?:Control|Alt|Shift|Super|Command)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Up|Down|Left|Right)$/,
  ),
  v.check((text) => !/^(?:Control|Alt|Shift|Command)\+(?!F\d)[^+]+$/.test(text)),
)

export const ShortcutsSchema = v.object({
  'check-in': v.nullable(AcceleratorSchema),
  write: v.nullable(AcceleratorSchema),
  'help-now': v.nullable(AcceleratorSchema),
  pause: v.nullable(AcceleratorSchema),
  /** Was added later: one that is not there is none. */
  hide: v.optional(v.nullable(AcceleratorSchema), null),
})
export type Shortcuts = v.InferOutput<typeof ShortcutsSchema>

export const NO_SHORTCUTS: Shortcuts = { 'check-in': null, write: null, 'help-now': null, pause: null, hide: null }
