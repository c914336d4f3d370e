import * as v from 'valibot'
import { type Rhythm, RhythmSchema } from './rhythm'
import { InstantSchema } from './time'

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

const WindowBounds = v.object({
  x: v.optional(v.number()),
  y: v.optional(v.number()),
  width: v.pipe(v.number(), v.minValue(200)),
  height: v.pipe(v.number(), v.minValue(200)),
})

export const DEFAULT_RHYTHM: Rhythm = { id: 'daily', on: false, times: ['20:00'], weekdays: [1, 2, 3, 4, 5, 6, 7] }

/** Every setting with its schema and what it is until somebody chooses. Only times, switches and opaque ids. */
const fields = {
  /** null: follow the system. */
  language: { schema: v.nullable(LanguageSchema), initial: null },
  theme: { schema: ThemeSchema, initial: 'system' },
  /** Percent of the base size. */
  textSize: { schema: TextSizeSchema, initial: 100 },
  /** null: guessed from the system's locale. */
  country: { schema: v.nullable(CountrySchema), initial: null },
  rhythm: { schema: RhythmSchema, initial: DEFAULT_RHYTHM },
  pausedUntil: { schema: v.nullable(InstantSchema), initial: null },
  /** Said once that there is no tray, so that it need not be said again. */
  toldNoTray: { schema: v.boolean(), initial: false },
  mainWindow: { schema: v.nullable(WindowBounds), initial: null },
} as const

export interface Settings {
  language: Language | null
  theme: Theme
  textSize: TextSize
  country: Country | null
  rhythm: Rhythm
  pausedUntil: string | null
  toldNoTray: boolean
  mainWindow: v.InferOutput<typeof WindowBounds> | null
}

export const SettingsSchema: v.GenericSchema<unknown, Settings> = v.object({
  language: fields.language.schema,
  theme: fields.theme.schema,
  textSize: fields.textSize.schema,
  country: fields.country.schema,
  rhythm: fields.rhythm.schema,
  pausedUntil: fields.pausedUntil.schema,
  toldNoTray: fields.toldNoTray.schema,
  mainWindow: fields.mainWindow.schema,
})

/** Any of the settings, none required. */
export const SettingsChangeSchema = v.strictObject({
  language: v.optional(fields.language.schema),
  theme: v.optional(fields.theme.schema),
  textSize: v.optional(fields.textSize.schema),
  country: v.optional(fields.country.schema),
  rhythm: v.optional(fields.rhythm.schema),
  pausedUntil: v.optional(fields.pausedUntil.schema),
  toldNoTray: v.optional(fields.toldNoTray.schema),
  mainWindow: v.optional(fields.mainWindow.schema),
})
export type SettingsChange = v.InferOutput<typeof SettingsChangeSchema>

export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  Object.entries(fields).map(([name, field]) => [name, field.initial]),
) as unknown as Settings

/**
 * Reads settings field by field: one that is missing or makes no sense falls back to its default, the others stand.
 * @returns the settings and the names of the fields that were present but made no sense.
 */
export function readSettings(stored: unknown): { settings: Settings; mended: string[] } {
  const source: Record<string, unknown> =
    stored !== null && typeof stored === 'object' && !Array.isArray(stored) ? { ...stored } : {}
  const mended: string[] = []
  const settings = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      if (!Object.hasOwn(source, name)) return [name, field.initial]
      const parsed = v.safeParse(field.schema as v.GenericSchema, source[name])
      if (parsed.success) return [name, parsed.output]
      mended.push(name)
      return [name, field.initial]
    }),
  )
  return { settings: settings as unknown as Settings, mended }
}

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
