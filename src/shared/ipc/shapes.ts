import * as v from 'valibot'
import { IdSchema } from '../domain/ids'
import { EntrySchema, OwnPhraseSchema, SeenSchema } from '../domain/records'
import { HOLD_REASONS, HoldReasonSchema } from '../domain/holding'
import { MomentKindSchema, RhythmIdSchema, RhythmSchema, RuleSchema } from '../domain/rhythm'
import { CountrySchema, LanguageSchema, SettingsSchema } from '../domain/settings'
import { SHORTCUT_NAMES } from '../domain/shortcuts'
import { InstantSchema, LivedTimeSchema } from '../domain/time'

// What travels over the contract and is no record: views of the data, and how Luwte stands.

/** Something about the data that the user should know. What it means is put into words in `i18n`. */
export const NoticeSchema = v.variant('code', [
  /** A file of this computer could not be read; it was set aside under `aside` and nothing was written over it. */
  v.object({ code: v.literal('damaged-set-aside'), file: v.string(), aside: v.string() }),
  /** A file cannot be read now, most often one that is still on its way from another computer. It is left alone. */
  v.object({ code: v.literal('not-arrived'), file: v.string() }),
  /** A file was written by a newer Luwte: its folder is read, not written. */
  v.object({ code: v.literal('newer-format'), file: v.string() }),
  /** The vault was here before and is not now: nothing is written until it is back. */
  v.object({ code: v.literal('vault-missing'), folder: v.string() }),
  /** Settings that made no sense were replaced by their defaults; the file as it was is kept under `aside`. */
  v.object({ code: v.literal('settings-mended'), fields: v.array(v.string()), aside: v.string() }),
])
export type Notice = v.InferOutput<typeof NoticeSchema>

export const EntrySummarySchema = v.object({
  id: IdSchema,
  at: LivedTimeSchema,
  /** The first 240 characters, white space folded. */
  excerpt: v.string(),
  /** More than one version waits to be joined. */
  versions: v.number(),
  deleted: v.optional(InstantSchema),
})
export type EntrySummary = v.InferOutput<typeof EntrySummarySchema>

export const OpenEntrySchema = v.object({
  entry: EntrySchema,
  /** Versions written elsewhere at the same time; the next save resolves them. */
  siblings: v.array(EntrySchema),
  /** What an edit made from this view has seen. */
  seen: SeenSchema,
})
export type OpenEntry = v.InferOutput<typeof OpenEntrySchema>

export const NextMomentSchema = v.object({
  /** null: nothing is planned. Milliseconds since 1970. */
  due: v.nullable(v.number()),
  /** Its time is one that nobody should know beforehand. */
  isUnforeseen: v.boolean(),
  /** `held`: one is due and waits until nobody is disturbed by it. */
  state: v.picklist(['off', 'paused', 'planned', 'held', 'waiting']),
  /** The moment that was shown and waits for an answer. */
  waiting: v.nullable(v.object({ occurrence: v.string(), kind: MomentKindSchema })),
  heldBy: v.array(HoldReasonSchema),
  /** The rhythm of which it is asked whether it should come more rarely. */
  asksToThin: v.nullable(RhythmIdSchema),
})
export type NextMoment = v.InferOutput<typeof NextMomentSchema>

export const RhythmNameSchema = v.pipe(v.string(), v.trim(), v.maxLength(60))
/** What a moment of it opens: an exercise or a writing prompt, by id; null leaves the choice. */
export const OpensSchema = v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,80}$/)))

export const NamedRhythmSchema = v.object({ ...RhythmSchema.entries, name: RhythmNameSchema, opens: OpensSchema })
/** A rhythm with what its user calls it, which is kept in the vault. */
export type NamedRhythm = v.InferOutput<typeof NamedRhythmSchema>

export const RhythmsSchema = v.object({
  here: v.array(NamedRhythmSchema),
  /** Rhythms of other computers on this vault of which nobody has said yet whether this computer asks too. */
  elsewhere: v.array(
    v.object({ id: RhythmIdSchema, name: RhythmNameSchema, kind: MomentKindSchema, rule: RuleSchema }),
  ),
})
export type Rhythms = v.InferOutput<typeof RhythmsSchema>

export const PhrasesSchema = v.object({ own: v.array(OwnPhraseSchema), favourites: v.array(v.string()) })

export const LauncherStateSchema = v.picklist(['on', 'off', 'not-here'])

export const PresenceSchema = v.object({
  tray: v.boolean(),
  /** null: the system does not tell. */
  notifications: v.nullable(v.boolean()),
  /** Which sources for holding back work here. */
  sources: v.object(
    Object.fromEntries(HOLD_REASONS.map((reason) => [reason, v.boolean()])) as Record<
      (typeof HOLD_REASONS)[number],
      v.BooleanSchema<undefined>
    >,
  ),
  login: LauncherStateSchema,
  menu: LauncherStateSchema,
  shortcuts: v.object({ isAvailable: v.boolean(), taken: v.array(v.picklist(SHORTCUT_NAMES)) }),
})
/** How Luwte stands on this desktop. */
export type DesktopPresence = v.InferOutput<typeof PresenceSchema>

export const AppStateSchema = v.object({
  version: v.string(),
  platform: v.picklist(['linux', 'darwin', 'win32', 'other']),
  /** As in BCP 47: `nl-NL`. */
  locale: v.string(),
  language: LanguageSchema,
  country: CountrySchema,
  zone: v.string(),
  settings: SettingsSchema,
  vaultFolder: v.string(),
  notices: v.array(NoticeSchema),
})
export type AppState = v.InferOutput<typeof AppStateSchema>
