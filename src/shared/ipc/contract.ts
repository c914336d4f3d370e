import * as v from 'valibot'
import { DraftKeySchema, DraftSchema } from '../domain/drafts'
import { IdSchema, MonthSchema } from '../domain/ids'
import {
  CheckInAnswerSchema,
  CheckInSchema,
  ChosenSchema,
  entryBody,
  EntrySchema,
  OwnWordSchema,
  ReadingPlaceSchema,
  SeenSchema,
  SurroundingGroupSchema,
  SurroundingSchema,
} from '../domain/records'
import { CountrySchema, LanguageSchema, SettingsChangeSchema, SettingsSchema } from '../domain/settings'
import { InstantSchema, LivedTimeSchema } from '../domain/time'

// Every call a window can make and every event it can hear, in one place. Handlers must satisfy it, the preload takes
// its allow-list from its keys, and the gate checks each input against it.

const nothing = v.void()

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

const OpenEntrySchema = v.object({
  entry: EntrySchema,
  /** Versions written elsewhere at the same time; the next save resolves them. */
  siblings: v.array(EntrySchema),
  /** What an edit made from this view has seen. */
  seen: SeenSchema,
})
export type OpenEntry = v.InferOutput<typeof OpenEntrySchema>

const NextMomentSchema = v.object({
  /** null: nothing is planned. Milliseconds since 1970. */
  due: v.nullable(v.number()),
  state: v.picklist(['off', 'paused', 'planned', 'waiting']),
  /** The moment that was shown and waits for an answer. */
  waiting: v.nullable(v.string()),
})
export type NextMoment = v.InferOutput<typeof NextMomentSchema>

const AppStateSchema = v.object({
  version: v.string(),
  platform: v.picklist(['linux', 'darwin', 'win32', 'other']),
  /** As in BCP 47: `nl-NL`. */
  locale: v.string(),
  language: LanguageSchema,
  country: CountrySchema,
  zone: v.string(),
  settings: SettingsSchema,
  hasTray: v.boolean(),
  vaultFolder: v.string(),
  notices: v.array(NoticeSchema),
})
export type AppState = v.InferOutput<typeof AppStateSchema>

const RouteSchema = v.pipe(v.string(), v.regex(/^\/[\w/@:.+?=&#-]{0,160}$/))

export const contract = {
  'app.state': { input: nothing, output: AppStateSchema },
  'app.dismissNotice': { input: v.object({ index: v.pipe(v.number(), v.integer(), v.minValue(0)) }), output: nothing },
  /** Opens or brings forward the main window at a place. */
  'app.openMain': { input: v.object({ route: RouteSchema }), output: nothing },
  /** Closes the window that asks. */
  'app.closeWindow': { input: nothing, output: nothing },
  'app.copyText': { input: v.object({ text: v.pipe(v.string(), v.maxLength(2000)) }), output: nothing },
  'settings.change': { input: SettingsChangeSchema, output: SettingsSchema },
  'checkIns.answer': { input: CheckInAnswerSchema, output: CheckInSchema },
  'checkIns.recent': {
    input: v.object({ days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(62)) }),
    output: v.array(CheckInSchema),
  },
  'checkIns.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'checkIns.restore': { input: v.object({ id: IdSchema }), output: CheckInSchema },
  'entries.list': {
    /** Newest first. `before`: only months before this one (exclusive); as many whole months as give `atLeast` entries. */
    input: v.object({
      before: v.nullable(MonthSchema),
      atLeast: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
    output: v.object({ entries: v.array(EntrySummarySchema), next: v.nullable(MonthSchema) }),
  },
  'entries.bin': { input: nothing, output: v.array(EntrySummarySchema) },
  'entries.read': { input: v.object({ id: IdSchema }), output: OpenEntrySchema },
  'entries.save': {
    /** `id` null writes a new entry; else `seen` is what the writer had before them. */
    input: v.object({ id: v.nullable(IdSchema), seen: v.nullable(SeenSchema), ...entryBody }),
    output: EntrySchema,
  },
  'entries.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'entries.restore': { input: v.object({ id: IdSchema }), output: nothing },
  /** Takes the text away for good, earlier versions included. */
  'entries.erase': { input: v.object({ id: IdSchema }), output: nothing },
  'drafts.read': { input: v.object({ key: DraftKeySchema }), output: v.nullable(DraftSchema) },
  'drafts.write': { input: v.object({ key: DraftKeySchema, draft: DraftSchema }), output: nothing },
  'drafts.clear': { input: v.object({ key: DraftKeySchema }), output: nothing },
  /** Which drafts there are, newest first. */
  'drafts.list': { input: nothing, output: v.array(v.object({ key: DraftKeySchema, changedAt: InstantSchema })) },
  'personal.read': {
    input: nothing,
    output: v.object({
      words: v.array(OwnWordSchema),
      surroundings: v.array(SurroundingSchema),
      reading: v.array(ReadingPlaceSchema),
    }),
  },
  'personal.keepWord': {
    input: v.object({ text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
    output: OwnWordSchema,
  },
  'personal.dropWord': { input: v.object({ id: IdSchema }), output: nothing },
  'personal.setSurrounding': {
    input: v.object({ group: SurroundingGroupSchema, chip: ChosenSchema, hidden: v.boolean() }),
    output: SurroundingSchema,
  },
  'personal.keepPlace': {
    input: v.object({
      guide: v.pipe(v.string(), v.maxLength(80)),
      chapter: v.pipe(v.string(), v.maxLength(80)),
      section: v.optional(v.pipe(v.string(), v.maxLength(80))),
    }),
    output: ReadingPlaceSchema,
  },
  'moments.next': { input: nothing, output: NextMomentSchema },
  /** Asks again in half an hour. */
  'moments.later': { input: v.object({ occurrence: v.string() }), output: NextMomentSchema },
  /** null goes on again. */
  'moments.pause': { input: v.object({ until: v.nullable(InstantSchema) }), output: NextMomentSchema },
} as const satisfies Record<string, { input: v.GenericSchema; output: v.GenericSchema }>

export const events = {
  /** Which kinds of records changed, here or by another window. */
  'records.changed': v.object({ kinds: v.array(v.string()) }),
  'settings.changed': v.object({ settings: SettingsSchema, language: LanguageSchema, country: CountrySchema }),
  'moments.changed': NextMomentSchema,
  'notices.changed': v.array(NoticeSchema),
  /** The main window should show this place. */
  'route.open': v.object({ route: RouteSchema }),
} as const satisfies Record<string, v.GenericSchema>

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<Name extends CallName> = v.InferOutput<Contract[Name]['input']>
export type CallOutput<Name extends CallName> = v.InferOutput<Contract[Name]['output']>

export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<Name extends EventName> = v.InferOutput<Events[Name]>

export const callNames = Object.keys(contract) as CallName[]
export const eventNames = Object.keys(events) as EventName[]

/** Each call and each event has a channel of its own; no other is opened. */
export const callChannel = (name: CallName) => `luwte:call:${name}`
export const eventChannel = (name: EventName) => `luwte:event:${name}`
