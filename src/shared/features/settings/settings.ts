import * as v from 'valibot'
import { InstantSchema } from '@shared/kernel/time'
import { HOLD_REASONS, HoldReasonSchema } from '../moments/quietHours'
import { type Pause, PauseSchema } from '../moments/pause'
import { QuietHoursSchema } from '../moments/quietHours'
import {
  ClockTimeSchema,
  DEFAULT_LIFETIME_MINUTES,
  MAX_RHYTHMS,
  type Rhythm,
  RhythmIdSchema,
  RhythmSchema,
  WeekdaySchema,
} from '../moments/rhythm'
import { DEFAULT_LOCK_WHEN, LockWhenSchema } from '../vault-access/locking'
import { CountryPartSchema, CountrySchema } from './country'
import { ASKED_ONCE, ForWhomSchema, OnceSchema } from './firstQuestions'
import { AcceleratorSchema, NO_SHORTCUTS, ShortcutsSchema } from './shortcuts'

export const LANGUAGES = ['nl', 'en'] as const
export const LanguageSchema = v.picklist(LANGUAGES)
export type Language = v.InferOutput<typeof LanguageSchema>

/** `hours`: light by day, dark in the evening and at night. */
export const THEMES = ['system', 'hours', 'day', 'night', 'contrast'] as const
export const ThemeSchema = v.picklist(THEMES)
export type Theme = v.InferOutput<typeof ThemeSchema>

export const TEXT_SIZES = [90, 100, 110, 125, 150] as const
export const TextSizeSchema = v.picklist(TEXT_SIZES)
export type TextSize = v.InferOutput<typeof TextSizeSchema>

const FolderSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))

/** More than there can be folders and kinds of notices; beyond it the oldest are told again. */
export const MAX_UNDERSTOOD = 50

const WindowBounds = v.object({
  x: v.optional(v.number()),
  y: v.optional(v.number()),
  width: v.pipe(v.number(), v.minValue(200)),
  height: v.pipe(v.number(), v.minValue(200)),
})

export const APP_NAMES = ['luwte', 'notes', 'planner', 'reading'] as const
/** What Luwte is called where others may look: tray, title bars, notifications, menus. */
export const AppNameSchema = v.picklist(APP_NAMES)
export type AppName = v.InferOutput<typeof AppNameSchema>

/** What unsafe home changes, as it was before: it comes back when unsafe home is switched off. */
const BeforeUnsafeHomeSchema = v.object({
  appName: AppNameSchema,
  lockWhen: LockWhenSchema,
  hideKeys: v.nullable(AcceleratorSchema),
  momentsAsWindow: v.boolean(),
  quickExit: v.boolean(),
})
export type BeforeUnsafeHome = v.InferOutput<typeof BeforeUnsafeHomeSchema>

interface Setting<Schema extends v.GenericSchema> {
  schema: Schema
  /** What it is until the user chooses. */
  initial: v.InferOutput<Schema>
}

interface ReadingOptions {
  /** Of a list: an item that this schema refuses is left out, the others are kept. */
  item?: v.GenericSchema
  /** Reads what an earlier version stored under another name. @returns undefined where there is nothing of it. */
  former?: (stored: Record<string, unknown>) => unknown
}

/** A setting that a window may change with `settings.change`. */
const chosen = /* @__NO_SIDE_EFFECTS__ */ <const Schema extends v.GenericSchema>(
  schema: Schema,
  initial: v.InferOutput<Schema>,
  options: ReadingOptions = {},
) => ({ ...options, schema, initial, byWindow: true }) as const

/** A setting that only the main process writes: it follows from a call of its own. */
const kept = /* @__NO_SIDE_EFFECTS__ */ <const Schema extends v.GenericSchema>(
  schema: Schema,
  initial: v.InferOutput<Schema>,
  options: ReadingOptions = {},
) => ({ ...options, schema, initial, byWindow: false }) as const

const most = /* @__NO_SIDE_EFFECTS__ */ <Item extends v.GenericSchema>(count: number, item: Item) =>
  v.pipe(v.array(item), v.maxLength(count))

/**
 * Every setting of this computer, declared once; everything below is derived from it. Each takes effect at once. They are
 * stored unencrypted, so they hold only times, switches and opaque ids.
 */
const SETTINGS = {
  /** null: the language of the system. */
  language: chosen(v.nullable(LanguageSchema), null),
  theme: chosen(ThemeSchema, 'system'),
  /** Percent of the base size. */
  textSize: chosen(TextSizeSchema, 100),
  /** A chapter opens on its short version; else that is folded and the story comes first. */
  chaptersOpenShort: chosen(v.boolean(), true),
  /** Entries are written and read as plain text, without anything of Markdown. */
  plainWriting: chosen(v.boolean(), false),
  /** null: guessed from what the computer says. */
  country: chosen(v.nullable(CountrySchema), null),
  /** Where the computer was, by its time zone, when the user last chose: on a journey they are asked once. */
  countryAskedIn: kept(v.nullable(CountrySchema), null),
  /** Counts only while that country is the one that is shown. null: all helplines of the country. */
  countryPart: chosen(v.nullable(CountryPartSchema), null),
  /** Orders the rail and what Today offers. null: not said. */
  forWhom: chosen(v.nullable(ForWhomSchema), null),
  /** What is asked once and was answered or skipped. */
  askedOnce: chosen(most(ASKED_ONCE.length, OnceSchema), [], { item: OnceSchema }),
  rhythms: kept(most(MAX_RHYTHMS, RhythmSchema), [], { item: RhythmSchema, former: formerRhythms }),
  pause: kept(v.nullable(PauseSchema), null, { former: formerPause }),
  quiet: chosen(most(14, QuietHoursSchema), [], { item: QuietHoursSchema }),
  /** A moment waits while one of these is so. */
  holdWhen: chosen(v.array(HoldReasonSchema), [...HOLD_REASONS]),
  /** Where no notification can be shown, a moment opens the small window. */
  momentsAsWindow: chosen(v.boolean(), false),
  /** Rhythms of other computers with the same vault that the user does not want on this one. */
  notHere: kept(v.array(RhythmIdSchema), []),
  appName: chosen(AppNameSchema, 'luwte'),
  shortcuts: chosen(ShortcutsSchema, NO_SHORTCUTS),
  /** A key and a button in every window lead at once to a page that says nothing. */
  quickExit: chosen(v.boolean(), false),
  /** null: off. */
  unsafeHome: kept(v.nullable(BeforeUnsafeHomeSchema), null),
  /** What closing the window does where there is no tray; null: not asked yet. */
  closingWithoutTray: chosen(v.nullable(v.picklist(['stay', 'quit'])), null),
  /** Help now shows "my plan", also while the vault is locked. */
  planOnHelpNow: kept(v.boolean(), false),
  lockWhen: chosen(LockWhenSchema, DEFAULT_LOCK_WHEN),
  /** null: in the user data. */
  vaultFolder: kept(v.nullable(FolderSchema), null),
  /** null: in the user data. */
  backupFolder: kept(v.nullable(FolderSchema), null),
  mainWindow: kept(v.nullable(WindowBounds), null),
  /** Notices that are told once and were dismissed, as JSON. */
  understood: kept(most(MAX_UNDERSTOOD, v.string()), []),
} as const satisfies Record<string, Setting<v.GenericSchema> & ReadingOptions & { byWindow: boolean }>

type Declared = typeof SETTINGS
type Name = keyof Declared
type NameByWindow = { [N in Name]: Declared[N]['byWindow'] extends true ? N : never }[Name]

export type Settings = { [N in Name]: v.InferOutput<Declared[N]['schema']> }
export type SettingsChange = Partial<Settings>

const names = Object.keys(SETTINGS) as Name[]
/** An object with a value for each of these settings. */
const forEach = /* @__NO_SIDE_EFFECTS__ */ <N extends Name, Value>(of: N[], valueOf: (name: N) => Value) =>
  Object.fromEntries(of.map((name) => [name, valueOf(name)])) as { [M in N]: Value }

export const SettingsSchema = v.object(
  forEach(names, (name) => SETTINGS[name].schema) as { [N in Name]: Declared[N]['schema'] },
)

/** What a window may change, none of it required. */
export const ChosenSettingsSchema = v.strictObject(
  forEach(
    names.filter((name): name is NameByWindow => SETTINGS[name].byWindow),
    (name) => v.exactOptional(SETTINGS[name].schema as v.GenericSchema),
  ) as { [N in NameByWindow]: v.ExactOptionalSchema<Declared[N]['schema'], undefined> },
)

export const DEFAULT_SETTINGS = forEach(names, (name): unknown => SETTINGS[name].initial) as Settings

/**
 * Reads settings one by one: one that is missing or makes no sense gets its default (of a list, what makes sense is
 * kept); the others stay.
 * @returns the settings, and the names of those that were stored but made no sense.
 */
export function readSettings(stored: unknown): { settings: Settings; mended: Name[] } {
  const source: Record<string, unknown> =
    stored !== null && typeof stored === 'object' && !Array.isArray(stored) ? { ...stored } : {}
  const mended: Name[] = []
  const settings = forEach(names, (name): unknown => {
    const { schema, initial, item, former }: Setting<v.GenericSchema> & ReadingOptions = SETTINGS[name]
    const value = Object.hasOwn(source, name) ? source[name] : former?.(source)
    if (value === undefined) return initial
    const parsed = v.safeParse(schema, value)
    if (parsed.success) return parsed.output
    mended.push(name)
    return item && Array.isArray(value) ? value.filter((one) => v.is(item, one)) : initial
  })
  return { settings: settings as Settings, mended }
}

/** The one rhythm of Luwte 0.1. */
const FormerRhythm = v.object({
  id: RhythmIdSchema,
  on: v.boolean(),
  times: v.pipe(v.array(ClockTimeSchema), v.maxLength(12)),
  weekdays: v.pipe(v.array(WeekdaySchema), v.maxLength(7)),
})

/** Luwte 0.1 had one rhythm. Switched off at its default time, nobody had chosen it. */
function formerRhythms({ rhythm }: Record<string, unknown>): Rhythm[] | undefined {
  const former = v.safeParse(FormerRhythm, rhythm)
  if (!former.success) return undefined
  const { id, on, times, weekdays } = former.output
  if (!on && times.join() === '20:00' && weekdays.length === 7) return undefined
  return [
    {
      id,
      on,
      kind: 'check-in',
      rule: { by: 'times', times, weekdays },
      skip: [],
      lifetime: DEFAULT_LIFETIME_MINUTES,
    },
  ]
}

/** Luwte 0.1 stored the end of the pause alone. */
function formerPause({ pausedUntil }: Record<string, unknown>): Pause | undefined {
  const until = v.safeParse(InstantSchema, pausedUntil)
  return until.success ? { until: until.output } : undefined
}

/** The language of the interface: as chosen, else Dutch where the system speaks Dutch, else English. */
export function languageFor(settings: Pick<Settings, 'language'>, systemLocale: string): Language {
  return settings.language ?? (systemLocale.toLowerCase().startsWith('nl') ? 'nl' : 'en')
}
