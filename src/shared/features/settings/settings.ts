import * as v from 'valibot'
import { HOLD_REASONS, type HoldReason, HoldReasonSchema } from '../moments/holdReasons'
import { type PauseState, PauseSchema } from '../moments/pause'
import { type QuietHours, QuietHoursSchema } from '../moments/quietHours'
import {
  ClockTimeSchema,
  DEFAULT_LIFETIME_MINUTES,
  MOST_RHYTHMS,
  type Rhythm,
  RhythmIdSchema,
  RhythmSchema,
  WeekdaySchema,
} from '../moments/rhythm'
import { DEFAULT_LOCK_WHEN, type LockWhen, LockWhenSchema } from '../vault-access/locking'
import { NO_SHORTCUTS, type Shortcuts, ShortcutsSchema } from './shortcuts'
import { InstantSchema } from '@shared/kernel/time'

export const LANGUAGES = ['nl', 'en'] as const
export const LanguageSchema = v.picklist(LANGUAGES)
export type Language = v.InferOutput<typeof LanguageSchema>

export const THEMES = ['system', 'day', 'night', 'contrast'] as const
export const ThemeSchema = v.picklist(THEMES)
export type Theme = v.InferOutput<typeof ThemeSchema>

export const COUNTRIES = ['NL', 'BE', 'GB', 'IE', 'US', 'CA', 'XX'] as const
/** Where helplines are looked for; XX stands for anywhere else. */
export const CountrySchema = v.picklist(COUNTRIES)
export type Country = v.InferOutput<typeof CountrySchema>

export const TEXT_SIZES = [90, 100, 110, 125, 150] as const
export const TextSizeSchema = v.picklist(TEXT_SIZES)
export type TextSize = v.InferOutput<typeof TextSizeSchema>

const FolderSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))

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

/** Every setting with its schema and what it is until somebody chooses. Only times, switches and opaque ids. */
const fields = {
  /** null: follow the system. */
  language: { schema: v.nullable(LanguageSchema), initial: null },
  theme: { schema: ThemeSchema, initial: 'system' },
  /** Percent of the base size. */
  textSize: { schema: TextSizeSchema, initial: 100 },
  /** null: guessed from the system's locale. */
  country: { schema: v.nullable(CountrySchema), initial: null },
  rhythms: { schema: v.pipe(v.array(RhythmSchema), v.maxLength(MOST_RHYTHMS)), item: RhythmSchema, initial: [] },
  pause: { schema: v.nullable(PauseSchema), initial: null },
  quiet: { schema: v.pipe(v.array(QuietHoursSchema), v.maxLength(14)), item: QuietHoursSchema, initial: [] },
  /** A moment waits while one of these is so. */
  holdWhen: { schema: v.array(HoldReasonSchema), initial: HOLD_REASONS },
  /** Where no notification can be shown, a moment opens the small window. */
  momentsAsWindow: { schema: v.boolean(), initial: false },
  /** Rhythms of other computers on the same vault of which it was said that this one does not ask too. */
  notHere: { schema: v.array(RhythmIdSchema), initial: [] },
  appName: { schema: AppNameSchema, initial: 'luwte' },
  shortcuts: { schema: ShortcutsSchema, initial: NO_SHORTCUTS },
  /** What closing the window means where there is no tray; null: not asked yet. */
  closingWithoutTray: { schema: v.nullable(v.picklist(['stay', 'quit'])), initial: null },
  /** Help now shows "my plan", also while the vault is locked. */
  planOnHelpNow: { schema: v.boolean(), initial: false },
  lockWhen: { schema: LockWhenSchema, initial: DEFAULT_LOCK_WHEN },
  /** Where the vault lies; null: in the user data. */
  vaultFolder: { schema: v.nullable(FolderSchema), initial: null },
  /** Where the generations of the backup lie; null: in the user data. */
  backupFolder: { schema: v.nullable(FolderSchema), initial: null },
  mainWindow: { schema: v.nullable(WindowBounds), initial: null },
} as const

export interface Settings {
  language: Language | null
  theme: Theme
  textSize: TextSize
  country: Country | null
  rhythms: Rhythm[]
  pause: PauseState
  quiet: QuietHours[]
  holdWhen: HoldReason[]
  momentsAsWindow: boolean
  notHere: string[]
  appName: AppName
  shortcuts: Shortcuts
  closingWithoutTray: 'stay' | 'quit' | null
  planOnHelpNow: boolean
  lockWhen: LockWhen
  vaultFolder: string | null
  backupFolder: string | null
  mainWindow: v.InferOutput<typeof WindowBounds> | null
}

export const SettingsSchema: v.GenericSchema<unknown, Settings> = v.object({
  language: fields.language.schema,
  theme: fields.theme.schema,
  textSize: fields.textSize.schema,
  country: fields.country.schema,
  rhythms: fields.rhythms.schema,
  pause: fields.pause.schema,
  quiet: fields.quiet.schema,
  holdWhen: fields.holdWhen.schema,
  momentsAsWindow: fields.momentsAsWindow.schema,
  notHere: fields.notHere.schema,
  appName: fields.appName.schema,
  shortcuts: fields.shortcuts.schema,
  closingWithoutTray: fields.closingWithoutTray.schema,
  planOnHelpNow: fields.planOnHelpNow.schema,
  lockWhen: fields.lockWhen.schema,
  vaultFolder: fields.vaultFolder.schema,
  backupFolder: fields.backupFolder.schema,
  mainWindow: fields.mainWindow.schema,
})

export type SettingsChange = { [Name in keyof Settings]?: Settings[Name] | undefined }

/** What a window may change, none of it required. What reaches into the vault has calls of its own. */
export const ChosenSettingsSchema = v.strictObject({
  language: v.optional(fields.language.schema),
  theme: v.optional(fields.theme.schema),
  textSize: v.optional(fields.textSize.schema),
  country: v.optional(fields.country.schema),
  quiet: v.optional(fields.quiet.schema),
  holdWhen: v.optional(fields.holdWhen.schema),
  momentsAsWindow: v.optional(fields.momentsAsWindow.schema),
  appName: v.optional(fields.appName.schema),
  shortcuts: v.optional(fields.shortcuts.schema),
  closingWithoutTray: v.optional(fields.closingWithoutTray.schema),
  lockWhen: v.optional(fields.lockWhen.schema),
})

export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  Object.entries(fields).map(([name, field]) => [name, field.initial]),
) as unknown as Settings

/**
 * Reads settings field by field: one that is missing or makes no sense falls back to its default (of a list
 * what makes sense is kept), the others stand.
 * @returns the settings and the names of the fields that were present but made no sense.
 */
export function readSettings(stored: unknown): { settings: Settings; mended: string[] } {
  const source: Record<string, unknown> = lifted(
    stored !== null && typeof stored === 'object' && !Array.isArray(stored) ? { ...stored } : {},
  )
  const mended: string[] = []
  const settings = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      if (!Object.hasOwn(source, name)) return [name, field.initial]
      const parsed = v.safeParse(field.schema as v.GenericSchema, source[name])
      if (parsed.success) return [name, parsed.output]
      mended.push(name)
      return [name, 'item' in field ? thoseThatFit(field.item, source[name]) : field.initial]
    }),
  )
  return { settings: settings as unknown as Settings, mended }
}

/** Of a list, one thing that makes no sense does not take the others along. */
const thoseThatFit = (schema: v.GenericSchema, list: unknown): unknown[] =>
  Array.isArray(list) ? list.flatMap((item) => (v.is(schema, item) ? [item] : [])) : []

/** The one rhythm of Luwte 0.1. */
const FormerRhythm = v.object({
  id: RhythmIdSchema,
  on: v.boolean(),
  times: v.pipe(v.array(ClockTimeSchema), v.maxLength(12)),
  weekdays: v.pipe(v.array(WeekdaySchema), v.maxLength(7)),
})

/** What Luwte 0.1 wrote, under the names it has now. */
function lifted(source: Record<string, unknown>): Record<string, unknown> {
  const { rhythm, pausedUntil } = source
  const former = v.safeParse(FormerRhythm, rhythm)
  const until = v.safeParse(InstantSchema, pausedUntil)
  return {
    ...(former.success && !isUntouched(former.output) ? { rhythms: [rhythmOfFormer(former.output)] } : {}),
    ...(until.success ? { pause: { until: until.output } } : {}),
    ...source,
  }
}

/** As it stood before anybody chose: of no use to anyone. */
const isUntouched = ({ on, times, weekdays }: v.InferOutput<typeof FormerRhythm>): boolean =>
  !on && times.join() === '20:00' && weekdays.length === 7

const rhythmOfFormer = ({ id, on, times, weekdays }: v.InferOutput<typeof FormerRhythm>): Rhythm => ({
  id,
  on,
  kind: 'check-in',
  rule: { by: 'times', times, weekdays },
  skip: [],
  lifetime: DEFAULT_LIFETIME_MINUTES,
})

/** The language of the interface: as chosen, else Dutch where the system speaks Dutch, else English. */
export function languageFor(settings: Pick<Settings, 'language'>, systemLocale: string): Language {
  return settings.language ?? (systemLocale.toLowerCase().startsWith('nl') ? 'nl' : 'en')
}

/** The country whose helplines come first: as chosen, else by the system's locale, else anywhere. */
export function countryFor(settings: Pick<Settings, 'country'>, systemLocale: string): Country {
  if (settings.country) return settings.country
  const region = /[-_]([A-Za-z]{2})\b/.exec(systemLocale)?.[1]?.toUpperCase()
  const known = COUNTRIES.find((country) => country === region)
  if (known) return known
  return systemLocale.toLowerCase().startsWith('nl') ? 'NL' : 'XX'
}
