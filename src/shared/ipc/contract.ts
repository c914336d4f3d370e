import * as v from 'valibot'
import { DraftKeySchema, DraftSchema } from '../domain/drafts'
import { IdSchema, MonthSchema } from '../domain/ids'
import {
  CheckInAnswerSchema,
  CheckInSchema,
  BookmarkSchema,
  ChosenSchema,
  entryBody,
  EntrySchema,
  OwnPhraseSchema,
  OwnWordSchema,
  ReadingPlaceSchema,
  SeenSchema,
  SurroundingGroupSchema,
  SurroundingSchema,
} from '../domain/records'
import { PauseSchema } from '../domain/pause'
import { PlanLinesSchema, PlanPartSchema, PlanSchema } from '../domain/plan'
import { OccurrenceIdSchema, RhythmIdSchema, RhythmSchema } from '../domain/rhythm'
import { ChosenSettingsSchema, CountrySchema, LanguageSchema, SettingsSchema } from '../domain/settings'
import { SnoozeSchema } from '../domain/snooze'
import { InstantSchema } from '../domain/time'
import {
  AppStateSchema,
  EntrySummarySchema,
  NextMomentSchema,
  NoticeSchema,
  OpenEntrySchema,
  OpensSchema,
  PhrasesSchema,
  PresenceSchema,
  RhythmNameSchema,
  RhythmsSchema,
} from './shapes'

// Every call a window can make and every event it can hear, in one place. Handlers must satisfy it, the preload takes
// its allow-list from its keys, and the gate checks each input against it.

const nothing = v.void()

const ContentId = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
/** A page of ours that is made for paper. */
const PrintRouteSchema = v.pipe(v.string(), v.regex(/^\/print\/[\w/.-]{1,160}$/))
const RouteSchema = v.pipe(v.string(), v.regex(/^\/[\w/@:.+?=&#-]{0,160}$/))

export const contract = {
  'app.state': { input: nothing, output: AppStateSchema },
  'app.dismissNotice': { input: v.object({ index: v.pipe(v.number(), v.integer(), v.minValue(0)) }), output: nothing },
  /** OpensSchema or brings forward the main window at a place. */
  'app.openMain': { input: v.object({ route: RouteSchema }), output: nothing },
  /** Closes the window that asks. */
  'app.closeWindow': { input: nothing, output: nothing },
  'app.copyText': { input: v.object({ text: v.pipe(v.string(), v.maxLength(2000)) }), output: nothing },
  'settings.change': { input: ChosenSettingsSchema, output: SettingsSchema },
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
  /** Entries in which every word begins with one that is looked for, newest first; the excerpt shows where. */
  'entries.find': {
    input: v.object({
      query: v.pipe(v.string(), v.maxLength(200)),
      most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
    output: v.array(EntrySummarySchema),
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
  'bookmarks.list': { input: nothing, output: v.array(BookmarkSchema) },
  /** Marks a section; `note` changes that of one that is marked. */
  'bookmarks.set': {
    input: v.object({
      guide: ContentId,
      chapter: ContentId,
      section: ContentId,
      note: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
    }),
    output: BookmarkSchema,
  },
  'bookmarks.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'bookmarks.restore': { input: v.object({ id: IdSchema }), output: BookmarkSchema },
  'phrases.read': { input: nothing, output: PhrasesSchema },
  'phrases.setFavourite': { input: v.object({ phrase: ContentId, on: v.boolean() }), output: PhrasesSchema },
  /** `id` null adds one. */
  'phrases.keepOwn': {
    input: v.object({
      id: v.nullable(IdSchema),
      text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
    }),
    output: OwnPhraseSchema,
  },
  'phrases.removeOwn': { input: v.object({ id: IdSchema }), output: nothing },
  'phrases.restoreOwn': { input: v.object({ id: IdSchema }), output: OwnPhraseSchema },
  'plan.read': { input: nothing, output: PlanSchema },
  /** `was`: the lines that the writer had before them; others that stand there stay. */
  'plan.setPart': {
    input: v.object({ part: PlanPartSchema, lines: PlanLinesSchema, was: v.optional(PlanLinesSchema) }),
    output: PlanSchema,
  },
  'plan.setOrder': { input: v.object({ order: v.pipe(v.array(PlanPartSchema), v.maxLength(7)) }), output: PlanSchema },
  /** The plan where Help now shows it without unlocking; null: that was not chosen. */
  'plan.shown': { input: nothing, output: v.nullable(PlanSchema) },
  'plan.setShown': { input: v.object({ on: v.boolean() }), output: nothing },
  /** OpensSchema the print dialog of the system. */
  'printing.print': { input: v.object({ route: PrintRouteSchema }), output: nothing },
  /** Asks where, and keeps the page there as a PDF. */
  'printing.savePdf': {
    input: v.object({ route: PrintRouteSchema, name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }),
    output: v.picklist(['saved', 'cancelled']),
  },
  /** OpensSchema a website in the browser of the system: only one of those that the content names, by its host and path. */
  'app.openWebsite': { input: v.object({ site: v.pipe(v.string(), v.maxLength(120)) }), output: nothing },
  'moments.next': { input: nothing, output: NextMomentSchema },
  'moments.snooze': {
    input: v.object({ occurrence: OccurrenceIdSchema, snooze: SnoozeSchema }),
    output: NextMomentSchema,
  },
  /** No more of its rhythm on the day that the moment belongs to. */
  'moments.notToday': { input: v.object({ occurrence: OccurrenceIdSchema }), output: NextMomentSchema },
  /** OpensSchema what the moment asks for; one that asks for more than a check-in has its answer by that. */
  'moments.open': { input: v.object({ occurrence: OccurrenceIdSchema }), output: nothing },
  /** null goes on again. */
  'moments.pause': { input: v.object({ pause: v.nullable(PauseSchema) }), output: NextMomentSchema },
  /** The answer to whether a rhythm should come more rarely. */
  'moments.thin': {
    input: v.object({ rhythm: RhythmIdSchema, answer: v.picklist(['rarer', 'stay']) }),
    output: RhythmsSchema,
  },
  'rhythms.list': { input: nothing, output: RhythmsSchema },
  /** Adds the rhythm or changes the one with its id. A name, or what it opens, that is not given stays as it is. */
  'rhythms.save': {
    input: v.object({ ...RhythmSchema.entries, name: v.optional(RhythmNameSchema), opens: v.optional(OpensSchema) }),
    output: RhythmsSchema,
  },
  'rhythms.remove': { input: v.object({ id: RhythmIdSchema }), output: RhythmsSchema },
  /** May this computer ask too? */
  'rhythms.decideElsewhere': { input: v.object({ id: RhythmIdSchema, here: v.boolean() }), output: RhythmsSchema },
  'desktop.presence': { input: nothing, output: PresenceSchema },
  'desktop.setLauncher': {
    input: v.object({ kind: v.picklist(['login', 'menu']), on: v.boolean() }),
    output: PresenceSchema,
  },
  /** Ends Luwte: where there is no tray there is no menu to do it from. */
  'app.quit': { input: nothing, output: nothing },
} as const satisfies Record<string, { input: v.GenericSchema; output: v.GenericSchema }>

export const events = {
  /** Which kinds of records changed, here or by another window. */
  'records.changed': v.object({ kinds: v.array(v.string()) }),
  'settings.changed': v.object({ settings: SettingsSchema, language: LanguageSchema, country: CountrySchema }),
  'moments.changed': NextMomentSchema,
  /** How Luwte stands on this desktop may be another way now. */
  'desktop.changed': nothing,
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
